-- What an operator does to single jobs and to whole kinds.

-- Where the payload of a job stands: every partition holds one day, so its key is searched by (day, id).
CREATE FUNCTION queue.days_with_payloads() RETURNS date[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT array_agg(to_date(right(partition.relname, 8), 'YYYYMMDD'))
    FROM pg_inherits
    JOIN pg_class AS partition ON partition.oid = pg_inherits.inhrelid
    WHERE pg_inherits.inhparent = 'queue.job'::regclass AND starts_with(partition.relname::text, 'job_')
    $$;

-- Takes jobs out of the ring and out of retry; answers them as they stood. One that a worker holds is not in the
-- answer, and a claim in progress is waited for.
DO $generate$
DECLARE
    branches text;
BEGIN
    SELECT string_agg(
        format(
            $branch$, ready_%1$s AS (
            DELETE FROM queue.ready_%1$s AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        )$branch$,
            segment),
        '' ORDER BY segment)
        || ' SELECT taken.*, NULL::timestamptz FROM (SELECT * FROM '
        || string_agg('ready_' || segment, ' UNION ALL SELECT * FROM ' ORDER BY segment)
        || ') AS taken'
    INTO branches FROM generate_series(0, 16) AS segment;
    EXECUTE format(
        $function$
        CREATE FUNCTION queue.withdraw(job_ids bigint[]) RETURNS TABLE (
            job_id bigint, day date, lane text, priority smallint, attempt smallint, rescues smallint,
            has_key boolean, due_at timestamptz
        )
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
            AS $body$
        #variable_conflict use_column
        BEGIN
            PERFORM queue.require_read_committed();
            RETURN QUERY
            WITH wanted AS MATERIALIZED (
                SELECT job.id, queue.lane(job.queue, job.provider) AS lane, job.priority
                FROM unnest(queue.days_with_payloads()) AS payload (day)
                CROSS JOIN unnest(job_ids) AS input (id)
                JOIN queue.job AS job ON job.day = payload.day AND job.id = input.id
            )%s;
            RETURN QUERY
            DELETE FROM queue.retry AS retry WHERE retry.job_id = ANY (job_ids)
            RETURNING retry.job_id, retry.day, retry.lane, retry.priority, retry.attempt, retry.rescues,
                retry.has_key, retry.due_at;
        END
        $body$
        $function$,
        branches);
END
$generate$;

-- Ends jobs: what waits ends here, what a worker holds is asked to end. Answers what became of each that was found.
CREATE FUNCTION queue.cancel(job_ids bigint[], why text) RETURNS TABLE (job_id bigint, became text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    RETURN QUERY
    WITH withdrawn AS (
        SELECT * FROM queue.withdraw(job_ids)
    ), keys AS (
        DELETE FROM queue.unique_key AS held USING withdrawn
        WHERE withdrawn.has_key AND held.job_id = withdrawn.job_id
    ), history AS (
        INSERT INTO queue.done AS done (job_id, day, lane, outcome, attempt, error)
        SELECT withdrawn.job_id, withdrawn.day, withdrawn.lane, 'cancelled', withdrawn.attempt, why FROM withdrawn
        RETURNING done.job_id
    )
    SELECT history.job_id, 'cancelled' FROM history;
    RETURN QUERY
    INSERT INTO queue.cancellation AS asked (job_id, reason)
    SELECT lease.job_id, why FROM queue.lease WHERE lease.job_id = ANY (job_ids)
    ON CONFLICT ON CONSTRAINT cancellation_pkey DO UPDATE SET reason = excluded.reason
    RETURNING asked.job_id, 'asked to end';
END
$$;

-- The job that waits under a key makes way for another one; answers its arguments, or NULL when it was running.
CREATE FUNCTION queue.make_way(holder bigint, why text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    before jsonb;
BEGIN
    WITH withdrawn AS (
        SELECT * FROM queue.withdraw(ARRAY[holder])
    ), history AS (
        INSERT INTO queue.done (job_id, day, lane, outcome, attempt, error)
        SELECT job_id, day, lane, 'cancelled', attempt, why || 'd by a later job' FROM withdrawn
    )
    SELECT job.args INTO before
    FROM withdrawn JOIN queue.job AS job ON job.day = withdrawn.day AND job.id = withdrawn.job_id;
    RETURN before;
END
$$;

-- Gives waiting jobs another lane or priority; NULL leaves one as it is. Answers which jobs moved.
CREATE FUNCTION queue.move_jobs(job_ids bigint[], to_queue text, to_provider text, to_priority smallint)
    RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    moved record;
BEGIN
    WITH withdrawn AS (
        SELECT * FROM queue.withdraw(job_ids)
    ), changed AS (
        UPDATE queue.job AS job
        SET queue = coalesce(to_queue, job.queue), provider = coalesce(to_provider, job.provider),
            priority = coalesce(to_priority, job.priority)
        FROM withdrawn
        WHERE job.day = withdrawn.day AND job.id = withdrawn.job_id
        RETURNING withdrawn.*, queue.lane(job.queue, job.provider) AS new_lane, job.priority AS new_priority
    ), waiting AS (
        INSERT INTO queue.retry (job_id, day, lane, priority, attempt, rescues, has_key, due_at)
        SELECT job_id, day, new_lane, new_priority, attempt, rescues, has_key, due_at
        FROM changed WHERE due_at IS NOT NULL
        RETURNING job_id
    )
    SELECT array_agg(new_lane) FILTER (WHERE due_at IS NULL) AS lanes,
        array_agg(new_priority) FILTER (WHERE due_at IS NULL) AS priorities,
        array_agg(job_id) FILTER (WHERE due_at IS NULL) AS ids,
        array_agg(day) FILTER (WHERE due_at IS NULL) AS days,
        array_agg(attempt) FILTER (WHERE due_at IS NULL) AS attempts,
        array_agg(rescues) FILTER (WHERE due_at IS NULL) AS rescues,
        array_agg(has_key) FILTER (WHERE due_at IS NULL) AS have_keys,
        array_agg(job_id) AS all_ids
    INTO moved FROM changed;
    IF moved.ids IS NOT NULL THEN
        PERFORM queue.make_ready(
            moved.lanes, moved.priorities, moved.ids, moved.days, moved.attempts, moved.rescues, moved.have_keys);
    END IF;
    RETURN QUERY SELECT unnest(moved.all_ids);
END
$$;

-- Puts jobs of a paused kind aside until it is resumed. One whose kind was resumed meanwhile goes back at once: the
-- pause's row is locked, so that a resume either comes before this or finds what this has parked.
CREATE FUNCTION queue.park(job_ids bigint[], fences bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off
    SET plan_cache_mode = force_generic_plan
    AS $$
DECLARE
    given record;
BEGIN
    SELECT array_agg(job_id) AS ids, array_agg(fence) AS fences INTO given
    FROM (SELECT * FROM unnest(job_ids, fences) AS input (job_id, fence) ORDER BY job_id) AS input;
    PERFORM FROM queue.pause WHERE what = 'kind' FOR KEY SHARE;
    RETURN QUERY
    WITH freed AS (
        DELETE FROM queue.lease AS lease
        WHERE lease.job_id = ANY (given.ids) AND lease.fence = given.fences[width_bucket(lease.job_id, given.ids)]
        RETURNING lease.*
    ), ended AS (
        SELECT freed.*, job.kind
        FROM freed
        -- OFFSET 0 keeps the payloads on the inner side: each is found by its key.
        CROSS JOIN LATERAL (
            SELECT payload.kind FROM queue.job AS payload WHERE payload.day = freed.day AND payload.id = freed.job_id
            OFFSET 0
        ) AS job
    )
    INSERT INTO queue.retry AS retry (job_id, day, lane, priority, attempt, rescues, has_key, due_at)
    SELECT ended.job_id, ended.day, ended.lane, ended.priority, ended.attempt - 1, ended.rescues, ended.has_key,
        CASE WHEN pause.name IS NULL THEN clock_timestamp() ELSE 'infinity' END
    FROM ended
    LEFT JOIN queue.pause AS pause ON pause.what = 'kind' AND pause.name = ended.kind
    RETURNING retry.job_id;
END
$$;

-- Answers whether it was not paused before.
CREATE FUNCTION queue.pause_work(of_what text, called text, why text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    WITH paused AS (
        INSERT INTO queue.pause (what, name, reason) VALUES (of_what, called, why)
        ON CONFLICT DO NOTHING
        RETURNING true
    )
    SELECT EXISTS (SELECT FROM paused)
    $$;

-- Answers whether it was paused. Parked jobs of the kind are due at once.
CREATE FUNCTION queue.resume_work(of_what text, called text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    was_paused boolean;
BEGIN
    PERFORM queue.require_read_committed();
    DELETE FROM queue.pause WHERE what = of_what AND name = called;
    was_paused := FOUND;
    IF of_what = 'kind' THEN
        UPDATE queue.retry AS retry SET due_at = clock_timestamp()
        FROM queue.job AS job
        WHERE retry.due_at = 'infinity' AND job.day = retry.day AND job.id = retry.job_id AND job.kind = called;
    END IF;
    RETURN was_paused;
END
$$;

-- Requests to end jobs that have ended, or that wait again: those end here.
CREATE FUNCTION queue.settle_cancellations() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    open_ids bigint[];
BEGIN
    WITH gone AS (
        DELETE FROM queue.cancellation AS asked
        WHERE NOT EXISTS (SELECT FROM queue.lease WHERE lease.job_id = asked.job_id)
        RETURNING asked.job_id, asked.reason
    )
    SELECT array_agg(ended.job_id) INTO open_ids
    FROM (SELECT reason, array_agg(job_id) AS ids FROM gone GROUP BY reason) AS asked
    CROSS JOIN LATERAL queue.cancel(asked.ids, asked.reason) AS ended;
END
$$;

-- Ids for rows that the caller copies into queue.job and the segment itself, and what they have in common.
CREATE FUNCTION queue.reserve_jobs(count bigint)
    RETURNS TABLE (ids bigint[], day date, segment smallint, enqueued_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
BEGIN
    PERFORM queue.require_read_committed();
    PERFORM queue.guarantee_day('job', today);
    RETURN QUERY
    SELECT ARRAY(SELECT nextval('queue.job_id') FROM generate_series(1, count)), today,
        queue.current_segment()::smallint, clock_timestamp();
END
$$;
