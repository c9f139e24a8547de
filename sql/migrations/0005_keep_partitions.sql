-- Partitions are made ahead by upkeep, and on demand by whoever would otherwise be refused.
-- SECURITY DEFINER: the roles of the processes own nothing. The search_path is fixed, so that no object
-- of the caller can stand in for one of ours.

-- CREATE LIKE, then ATTACH: takes SHARE UPDATE EXCLUSIVE on the parent, which stops no reader and no
-- writer; CREATE … PARTITION OF would take ACCESS EXCLUSIVE. The CHECK spares ATTACH its scan.
CREATE FUNCTION queue.attach_partition(parent text, child text, key text, lower_bound text, upper_bound text)
    RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    -- One maker at a time; it is looked for again under the lock because the other may just have made it.
    EXECUTE format('LOCK TABLE ONLY queue.%I IN SHARE UPDATE EXCLUSIVE MODE', parent);
    IF to_regclass(format('queue.%I', child)) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE queue.%I (LIKE queue.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', child, parent);
    EXECUTE format(
        'ALTER TABLE queue.%I ADD CONSTRAINT attaching CHECK (%I IS NOT NULL AND %I >= %L AND %I < %L)',
        child, key, key, lower_bound, key, upper_bound);
    EXECUTE format(
        'ALTER TABLE queue.%I ATTACH PARTITION queue.%I FOR VALUES FROM (%L) TO (%L)',
        parent, child, lower_bound, upper_bound);
    EXECUTE format('ALTER TABLE queue.%I DROP CONSTRAINT attaching', child);
    RETURN true;
END
$$;

CREATE FUNCTION queue.guarantee_day(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    child text := parent || '_' || to_char(day, 'YYYYMMDD');
BEGIN
    IF to_regclass(format('queue.%I', child)) IS NOT NULL THEN
        RETURN false;
    END IF;
    IF parent IN ('job', 'step') THEN
        RETURN queue.attach_partition(parent, child, 'day', day::text, (day + 1)::text);
    ELSIF parent = 'done' THEN
        RETURN queue.attach_partition(
            'done', child, 'finished_at', day || ' 00:00:00+00', (day + 1) || ' 00:00:00+00');
    END IF;
    RAISE EXCEPTION 'queue.% has no day partitions', parent USING ERRCODE = 'invalid_parameter_value';
END
$$;

CREATE FUNCTION queue.guarantee_timer_month(due_at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    month date;
    child text;
BEGIN
    IF NOT (due_at >= '2000-01-01 00:00+00' AND due_at < '2200-01-01 00:00+00') THEN
        RAISE EXCEPTION 'a timer is due between the years 2000 and 2199'
            USING ERRCODE = 'datetime_field_overflow';
    END IF;
    -- Held to the end of the transaction: the partition found here cannot be removed before it is used.
    LOCK TABLE ONLY queue.timer IN ROW EXCLUSIVE MODE;
    month := date_trunc('month', due_at AT TIME ZONE 'UTC')::date;
    child := 'timer_' || to_char(month, 'YYYYMM');
    IF to_regclass(format('queue.%I', child)) IS NOT NULL THEN
        RETURN false;
    END IF;
    RETURN queue.attach_partition(
        'timer', child, 'due_at', month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
END
$$;

-- Ahead of need: payloads 3 days (each one more is a lock a claim takes), history 14 days, timers 24 months.
CREATE FUNCTION queue.make_partitions() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    made integer;
BEGIN
    SELECT count(*) FILTER (WHERE is_new) INTO made
    FROM (
        SELECT queue.guarantee_day(parent, today + ahead) AS is_new
        FROM unnest(ARRAY['job', 'step']) AS parent, generate_series(0, 3) AS ahead
        UNION ALL
        SELECT queue.guarantee_day('done', today + ahead) FROM generate_series(0, 14) AS ahead
        UNION ALL
        SELECT queue.guarantee_timer_month(clock_timestamp() + ahead * interval '1 month')
        FROM generate_series(0, 24) AS ahead
    ) AS partitions;
    RETURN made;
END
$$;

-- Old partitions, oldest first. DETACH CONCURRENTLY cannot run in a function, and outside of one it needs
-- the owner, so the parent is locked for the instant of DETACH and DROP, or not at all: answers how many
-- went, and stops at the first one that is busy (the next upkeep tries again).
CREATE FUNCTION queue.drop_partitions(parent text, before text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms'
    AS $$
DECLARE
    child name;
    dropped integer := 0;
BEGIN
    FOR child IN
        SELECT partition.relname
        FROM pg_inherits
        JOIN pg_class AS partition ON partition.oid = pg_inherits.inhrelid
        WHERE pg_inherits.inhparent = to_regclass(format('queue.%I', parent))
            -- Only those that were made here: a partition that somebody attached by another name is theirs.
            AND starts_with(partition.relname::text, parent || '_') AND partition.relname < before
        ORDER BY partition.relname
    LOOP
        EXECUTE format('LOCK TABLE ONLY queue.%I IN ACCESS EXCLUSIVE MODE', parent);
        EXECUTE format('ALTER TABLE queue.%I DETACH PARTITION queue.%I', parent, child);
        EXECUTE format('DROP TABLE queue.%I', child);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
EXCEPTION WHEN lock_not_available THEN
    RETURN 0;
END
$$;

-- Payloads older than keep_payload_days go, unless a job of that day still lives; history after
-- keep_history_days; months of timers that are past and empty.
CREATE FUNCTION queue.remove_partitions(keep_payload_days integer, keep_history_days integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    -- One statement, one snapshot: a live job moves between these tables, but always within one transaction.
    oldest_live date := (SELECT min(day) FROM queue.unfinished);
    oldest_timer timestamptz := (SELECT due_at FROM queue.timer ORDER BY due_at, id LIMIT 1);
BEGIN
    RETURN
        queue.drop_partitions(
            'job', 'job_' || to_char(least(today - keep_payload_days, oldest_live), 'YYYYMMDD'))
        + queue.drop_partitions(
            'step', 'step_' || to_char(least(today - keep_payload_days, oldest_live), 'YYYYMMDD'))
        + queue.drop_partitions('done', 'done_' || to_char(today - keep_history_days, 'YYYYMMDD'))
        + queue.drop_partitions(
            'timer',
            'timer_' || to_char(
                least(clock_timestamp() - interval '12 months', oldest_timer) AT TIME ZONE 'UTC', 'YYYYMM'));
END
$$;

SELECT queue.make_partitions();

-- Every job that is not over, wherever it stands. Reads the hot tables: for upkeep, doctor and the
-- operator's command line only, never for a page or a metric.
DO $unfinished$
DECLARE
    segments text;
BEGIN
    SELECT string_agg(
        format(
            'SELECT id AS job_id, day, ''ready'' AS state, lane, priority, attempt, rescues, NULL::timestamptz AS due_at
            FROM queue.ready_%s',
            segment),
        ' UNION ALL ' ORDER BY segment)
    INTO segments FROM generate_series(0, 16) AS segment;
    EXECUTE 'CREATE VIEW queue.unfinished AS ' || segments || $rest$
        UNION ALL
        SELECT job_id, day, 'leased', lane, priority, attempt, rescues, NULL FROM queue.lease
        UNION ALL
        SELECT job_id, day, CASE WHEN due_at = 'infinity' THEN 'parked' ELSE 'retrying' END, lane, priority, attempt,
            rescues, due_at
        FROM queue.retry
        $rest$;
END
$unfinished$;
