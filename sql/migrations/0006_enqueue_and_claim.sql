-- In and out of the ready ring. The functions that name a segment are generated, one branch a segment,
-- so that each branch keeps its own cached plan and locks its own table only.

-- Puts rows into the current segment. A transaction that read the ledger just before it moved on inserts
-- into an older segment; the sweep finds such rows.
DO $generate$
DECLARE
    branches text;
BEGIN
    SELECT string_agg(
        format(
            $branch$
        WHEN %1$s THEN
            INSERT INTO queue.ready_%1$s (lane, priority, id, day, attempt, rescues)
            SELECT lane, priority, id, day, attempt, rescues
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts)
                AS input (lane, priority, id, day, attempt, rescues);$branch$,
            segment),
        '' ORDER BY segment)
    INTO branches FROM generate_series(0, 15) AS segment;
    EXECUTE format(
        $function$
        CREATE FUNCTION queue.make_ready(
            lanes text[], priorities smallint[], ids bigint[], days date[],
            attempts smallint[], rescue_counts smallint[]
        ) RETURNS void
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            AS $body$
        BEGIN
            CASE (SELECT max(generation) %% 16 FROM queue.ring)%s
            END CASE;
        END
        $body$
        $function$,
        branches);
END
$generate$;

-- The whole queue is written for READ COMMITTED: each statement must see what was committed before it.
CREATE FUNCTION queue.require_read_committed() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the queue needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
    END IF;
END
$$;

-- Adds jobs in the caller's transaction; answers their ids in the order given.
CREATE FUNCTION queue.enqueue(
    kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[],
    subjects uuid[], most_attempts smallint[]
) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    count integer := coalesce(array_length(kinds, 1), 0);
    ids bigint[];
BEGIN
    IF count = 0 THEN
        RETURN;
    END IF;
    PERFORM queue.require_read_committed();
    PERFORM queue.guarantee_day('job', today);
    ids := ARRAY(SELECT nextval('queue.job_id') FROM generate_series(1, count));
    INSERT INTO queue.job
        (id, day, kind, args, queue, provider, priority, subject, max_attempts, enqueued_at)
    SELECT id, today, kind, args, queue, provider, priority, subject, max_attempts, clock_timestamp()
    FROM unnest(ids, kinds, arguments, queues, providers, priorities, subjects, most_attempts)
        AS input (id, kind, args, queue, provider, priority, subject, max_attempts);
    PERFORM queue.make_ready(
        ARRAY(SELECT queue.lane(queue, provider) FROM unnest(queues, providers) AS input (queue, provider)),
        priorities, ids, array_fill(today, ARRAY[count]),
        array_fill(0::smallint, ARRAY[count]), array_fill(0::smallint, ARRAY[count]));
    RETURN QUERY SELECT unnest(ids);
END
$$;

-- Takes up to `most` jobs of one place in the ring, leases them to the worker and answers their payloads:
-- one round trip. `after_id` is a hint that skips dead rows; nothing depends on it, the sweep restores it.
DO $generate$
DECLARE
    branches text;
BEGIN
    SELECT string_agg(
        format(
            $branch$
        WHEN %1$s THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_%1$s AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_%1$s AS ready
                WHERE ready.ctid = ANY (ARRAY(SELECT picked.ctid FROM picked))
                RETURNING ready.id, ready.day, ready.attempt, ready.rescues
            ), leased AS (
                INSERT INTO queue.lease AS lease (job_id, fence, worker_id, day, lane, priority, attempt, rescues)
                SELECT taken.id, nextval('queue.fence'), for_worker, taken.day, in_lane, at_priority,
                    taken.attempt + 1, taken.rescues
                FROM taken
                RETURNING lease.job_id, lease.fence, lease.day, lease.attempt, lease.rescues
            )
            SELECT leased.job_id, leased.fence, job.kind, job.args, job.queue, job.provider, job.subject,
                leased.attempt, job.max_attempts, leased.rescues, job.enqueued_at
            FROM leased
            JOIN queue.job AS job ON job.day = leased.day AND job.id = leased.job_id
            ORDER BY leased.job_id;$branch$,
            segment),
        '' ORDER BY segment)
    INTO branches FROM generate_series(0, 15) AS segment;
    -- Plans are pinned: a segment is empty one moment and full the next, so statistics are always wrong.
    EXECUTE format(
        $function$
        CREATE FUNCTION queue.claim(
            from_segment smallint, in_lane text, at_priority smallint, after_id bigint,
            most integer, for_worker bigint
        ) RETURNS TABLE (
            job_id bigint, fence bigint, kind text, args jsonb, queue text, provider text, subject uuid,
            attempt smallint, max_attempts smallint, rescues smallint, enqueued_at timestamptz
        )
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
            SET plan_cache_mode = force_generic_plan
            AS $body$
        BEGIN
            PERFORM queue.require_read_committed();
            -- So that what is claimed can be finished even if no upkeep has run for weeks.
            PERFORM queue.guarantee_day('done', (clock_timestamp() AT TIME ZONE 'UTC')::date);
            CASE from_segment%s
            END CASE;
        END
        $body$
        $function$,
        branches);
END
$generate$;

-- Where rows stand: for each (segment, lane, priority) its first row, by jumping from one to the next
-- through the primary key. The age is 0 for the current segment, 1 for the one before it, and so on.
DO $generate$
DECLARE
    fronts text;
BEGIN
    SELECT string_agg(
        format(
            $front$
            SELECT %1$s::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_%1$s AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_%1$s AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_%1$s$front$,
            segment),
        ' UNION ALL ' ORDER BY segment)
    INTO fronts FROM generate_series(0, 15) AS segment;
    EXECUTE format(
        $function$
        CREATE FUNCTION queue.sweep() RETURNS TABLE (
            segment smallint, age smallint, lane text, priority smallint, first_id bigint
        )
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
            AS $body$
        #variable_conflict use_column
        DECLARE
            current_segment bigint := (SELECT max(generation) %% 16 FROM queue.ring);
        BEGIN
            PERFORM queue.require_read_committed();
            RETURN QUERY
            SELECT place.segment, ((current_segment - place.segment + 16) %% 16)::smallint,
                place.lane, place.priority, place.id
            FROM (%s) AS place;
        END
        $body$
        $function$,
        fronts);
END
$generate$;
