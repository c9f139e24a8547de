-- What operators and their metrics look at.

-- Deadlines that have not fired: the leader counts them for everybody else, by the index alone.
ALTER TABLE queue.health ADD COLUMN timers_armed bigint NOT NULL DEFAULT 0;

CREATE OR REPLACE FUNCTION queue.take_health() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    DELETE FROM queue.health WHERE taken_at < clock_timestamp() - interval '1 day';
    DELETE FROM queue.throughput WHERE taken_at < clock_timestamp() - interval '1 day';
    INSERT INTO queue.health (
        taken_at, oldest_snapshot_seconds, oldest_snapshot_transactions, dead_rows, bytes, segments_in_use,
        siding_bytes, timers_armed)
    SELECT clock_timestamp(), snapshots.seconds, snapshots.transactions, hot.dead_rows, hot.bytes, hot.segments,
        pg_relation_size('queue.ready_16'), (SELECT count(*) FROM queue.timer)
    FROM (
        SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0) AS seconds,
            coalesce(max(age(backend_xmin)), 0) AS transactions
        FROM pg_stat_activity
        WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()
    ) AS snapshots
    CROSS JOIN (
        SELECT coalesce(sum(n_dead_tup), 0) AS dead_rows, coalesce(sum(pg_total_relation_size(relid)), 0) AS bytes,
            count(*) FILTER (WHERE relname LIKE 'ready%' AND pg_relation_size(relid) > 0) AS segments
        FROM pg_stat_user_tables
        WHERE schemaname = 'queue' AND relname ~ '^(ready_|lease$|retry$|timer_)'
    ) AS hot;
END
$$;

-- What scopes are allowed, and how many of their seats are taken: held by a process, or lost with one and not usable
-- yet.
CREATE VIEW queue.limits_now AS
    SELECT scope_limit.scope, cap, per_second, burst, weight, seats.held AS seats_held, seats.lost AS seats_lost
    FROM queue.scope_limit
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE worker_id IS NOT NULL) AS held,
            count(*) FILTER (WHERE usable_at > clock_timestamp()) AS lost
        FROM queue.seat
        WHERE seat.scope = scope_limit.scope
    ) AS seats;
