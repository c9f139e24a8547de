-- Figures for people and metrics. Appended by those who know them, read instead of the hot tables.

-- What each worker did since its last line, by kind: about one line every ten seconds. A worker that is killed takes
-- its last seconds of figures with it; its jobs are not lost, only uncounted here.
CREATE TABLE queue.throughput (
    taken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    worker_id bigint NOT NULL,
    seconds double precision NOT NULL CHECK (seconds > 0),
    queue text NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    jobs bigint NOT NULL CHECK (jobs > 0),
    -- Sums over these jobs: handlers running, and from enqueue to claim (a first attempt's only).
    run_seconds double precision NOT NULL,
    wait_seconds double precision NOT NULL,
    longest_run_seconds double precision NOT NULL
);
CREATE INDEX throughput_taken_at ON queue.throughput USING brin (taken_at);

-- Appended by the leader every ten seconds: what makes a queue on PostgreSQL slow before anybody notices.
CREATE TABLE queue.health (
    taken_at timestamptz PRIMARY KEY,
    -- Of the oldest snapshot that keeps dead rows from being removed.
    oldest_snapshot_seconds double precision NOT NULL,
    oldest_snapshot_transactions bigint NOT NULL,
    -- Of ring, leases, retries and timers.
    dead_rows bigint NOT NULL,
    bytes bigint NOT NULL,
    segments_in_use integer NOT NULL,
    siding_bytes bigint NOT NULL,
    -- Deadlines that have not fired: the leader counts them for everybody else, by the index alone.
    timers_armed bigint NOT NULL
);

CREATE FUNCTION queue.take_health() RETURNS void
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

-- The latest depths, a lane a line.
CREATE VIEW queue.depths_now AS
    SELECT lane,
        coalesce(sum(jobs) FILTER (WHERE state = 'ready'), 0) AS ready,
        coalesce(sum(jobs) FILTER (WHERE state = 'leased'), 0) AS leased,
        coalesce(sum(jobs) FILTER (WHERE state = 'retrying'), 0) AS retrying,
        coalesce(sum(jobs) FILTER (WHERE state = 'parked'), 0) AS parked,
        coalesce(sum(jobs) FILTER (WHERE state = 'dead'), 0) AS dead,
        coalesce(sum(jobs) FILTER (WHERE state = 'overdue'), 0) AS overdue,
        max(taken_at - oldest_at) FILTER (WHERE state = 'ready') AS oldest_ready,
        max(taken_at) AS taken_at
    FROM queue.depth
    WHERE taken_at = (SELECT max(taken_at) FROM queue.depth)
    GROUP BY lane;

-- The last minute, a kind a line.
CREATE VIEW queue.rates_now AS
    SELECT queue, kind,
        round(sum(jobs) / 60, 2) AS jobs_per_second,
        coalesce(sum(jobs) FILTER (WHERE outcome = 'failed'), 0) AS failed,
        coalesce(sum(jobs) FILTER (WHERE outcome = 'dead'), 0) AS dead,
        round((1000 * sum(run_seconds) / sum(jobs))::numeric, 1) AS run_ms,
        round((1000 * sum(wait_seconds) / sum(jobs))::numeric, 1) AS wait_ms,
        round((1000 * max(longest_run_seconds))::numeric, 1) AS longest_run_ms
    FROM queue.throughput
    WHERE taken_at > clock_timestamp() - interval '1 minute'
    GROUP BY queue, kind;

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
