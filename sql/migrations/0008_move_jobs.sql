-- The ways back into the ring: stage, release, rescue, fire, send again. Each is one transaction that
-- takes a row out of one place and puts it into another, so a job is always in exactly one.

-- Retries and snoozes that are due, on the machine's clock. Answers the lanes that got work.
CREATE FUNCTION queue.stage_retries(most integer) RETURNS TABLE (jobs bigint, lanes text[])
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    moved record;
BEGIN
    WITH due AS (
        -- Another scheduler may be staging too: each takes what the other has not.
        SELECT retry.job_id
        FROM queue.retry AS retry
        WHERE retry.due_at <= moment
        ORDER BY retry.due_at, retry.job_id
        LIMIT most
        FOR UPDATE SKIP LOCKED
    ), staged AS (
        DELETE FROM queue.retry AS retry WHERE retry.job_id = ANY (ARRAY(SELECT due.job_id FROM due))
        RETURNING retry.*
    )
    SELECT array_agg(lane) AS lanes, array_agg(priority) AS priorities, array_agg(job_id) AS ids,
        array_agg(day) AS days, array_agg(attempt) AS attempts, array_agg(staged.rescues) AS rescues,
        array_agg(has_key) AS have_keys
    INTO moved FROM staged;
    IF moved.ids IS NOT NULL THEN
        PERFORM queue.make_ready(
            moved.lanes, moved.priorities, moved.ids, moved.days, moved.attempts, moved.rescues,
            moved.have_keys);
    END IF;
    RETURN QUERY
    SELECT coalesce(array_length(moved.ids, 1), 0)::bigint,
        ARRAY(SELECT DISTINCT lane FROM unnest(moved.lanes) AS lane);
END
$$;

-- The statements that end or move leases by their keys have their plans pinned. The planner finds the lease table small
-- and keeps a plan that reads all of it; while an old snapshot is open that table only grows, and each batch would walk
-- over every lease that ever was.
--
-- They join nothing: either side of a nested loop may come first, and one that walks all leases and compares each with
-- the whole input, which the planner prefers while it takes the table for empty, made drains ten times slower (10,000
-- instead of 95,000 jobs/s). With `= ANY` over the key there is one plan left, and it goes in the order of ids, as everybody locks
-- leases. What else was given for a job is found by its place: with sorted ids, width_bucket is a binary search for it.

-- Finishes jobs that need no other attempt; a reason makes one `cancelled`. Answers those that were still held.
CREATE FUNCTION queue.finish(job_ids bigint[], fences bigint[], reasons text[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off
    SET plan_cache_mode = force_generic_plan
    AS $$
DECLARE
    given record;
BEGIN
    SELECT array_agg(job_id) AS ids, array_agg(fence) AS fences, array_agg(reason) AS reasons INTO given
    FROM (SELECT * FROM unnest(job_ids, fences, reasons) AS input (job_id, fence, reason) ORDER BY job_id) AS input;
    RETURN QUERY
    WITH finished AS (
        DELETE FROM queue.lease AS lease
        WHERE lease.job_id = ANY (given.ids) AND lease.fence = given.fences[width_bucket(lease.job_id, given.ids)]
        RETURNING lease.*, given.reasons[width_bucket(lease.job_id, given.ids)] AS reason
    ), keys AS (
        DELETE FROM queue.unique_key AS kept
        WHERE kept.job_id = ANY (ARRAY(SELECT finished.job_id FROM finished WHERE finished.has_key))
    )
    INSERT INTO queue.done AS done (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at, error)
    SELECT finished.job_id, finished.day, finished.lane,
        CASE WHEN finished.reason IS NULL THEN 'completed' ELSE 'cancelled' END,
        finished.attempt, finished.fence, finished.worker_id, finished.claimed_at, finished.reason
    FROM finished
    RETURNING done.job_id;
END
$$;

-- Puts jobs aside until their delays have passed on the machine's clock. One without an error was snoozed, which spends
-- no attempt. Answers those that were still held.
CREATE FUNCTION queue.postpone(job_ids bigint[], fences bigint[], delays double precision[], errors text[])
    RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off
    SET plan_cache_mode = force_generic_plan
    AS $$
DECLARE
    given record;
BEGIN
    SELECT array_agg(job_id) AS ids, array_agg(fence) AS fences, array_agg(delay) AS delays, array_agg(error) AS errors
    INTO given
    FROM (
        SELECT * FROM unnest(job_ids, fences, delays, errors) AS input (job_id, fence, delay, error) ORDER BY job_id
    ) AS input;
    RETURN QUERY
    WITH ended AS (
        DELETE FROM queue.lease AS lease
        WHERE lease.job_id = ANY (given.ids) AND lease.fence = given.fences[width_bucket(lease.job_id, given.ids)]
        RETURNING lease.*, given.delays[width_bucket(lease.job_id, given.ids)] AS delay,
            given.errors[width_bucket(lease.job_id, given.ids)] AS error
    ), history AS (
        INSERT INTO queue.done (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at, error)
        SELECT ended.job_id, ended.day, ended.lane, CASE WHEN ended.error IS NULL THEN 'snoozed' ELSE 'failed' END,
            ended.attempt, ended.fence, ended.worker_id, ended.claimed_at, ended.error
        FROM ended
    )
    INSERT INTO queue.retry AS retry (job_id, day, lane, priority, attempt, rescues, has_key, due_at)
    SELECT ended.job_id, ended.day, ended.lane, ended.priority,
        CASE WHEN ended.error IS NULL THEN ended.attempt - 1 ELSE ended.attempt END, ended.rescues, ended.has_key,
        clock_timestamp() + ended.delay * interval '1 second'
    FROM ended
    RETURNING retry.job_id;
END
$$;

-- Gives claimed but unstarted jobs back; the attempt was not spent. Answers the ids that were still held.
CREATE FUNCTION queue.release(job_ids bigint[], fences bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off
    SET plan_cache_mode = force_generic_plan
    AS $$
DECLARE
    given record;
    moved record;
BEGIN
    SELECT array_agg(job_id) AS ids, array_agg(fence) AS fences INTO given
    FROM (SELECT * FROM unnest(job_ids, fences) AS input (job_id, fence) ORDER BY job_id) AS input;
    WITH released AS (
        DELETE FROM queue.lease AS lease
        WHERE lease.job_id = ANY (given.ids) AND lease.fence = given.fences[width_bucket(lease.job_id, given.ids)]
        RETURNING lease.*
    )
    SELECT array_agg(lane) AS lanes, array_agg(priority) AS priorities, array_agg(job_id) AS ids,
        array_agg(day) AS days, array_agg((attempt - 1)::smallint) AS attempts,
        array_agg(released.rescues) AS rescues, array_agg(has_key) AS have_keys
    INTO moved FROM released;
    IF moved.ids IS NOT NULL THEN
        PERFORM queue.make_ready(
            moved.lanes, moved.priorities, moved.ids, moved.days, moved.attempts, moved.rescues,
            moved.have_keys);
    END IF;
    RETURN QUERY SELECT unnest(moved.ids);
END
$$;

-- Takes back what dead processes held. The attempt was the process's failure, not the job's, so it is not
-- spent; the rescue is counted instead. Leases that reached `most_rescues` are left: the caller
-- dead-letters them with its hook in the same transaction. A lease that is locked is being finished.
CREATE FUNCTION queue.rescue(worker_ids bigint[], most_rescues smallint, most integer)
    RETURNS TABLE (jobs bigint, lanes text[])
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    moved record;
BEGIN
    WITH abandoned AS (
        SELECT lease.job_id
        FROM queue.lease AS lease
        WHERE lease.worker_id = ANY (worker_ids) AND lease.rescues + 1 < most_rescues
        ORDER BY lease.job_id
        LIMIT most
        FOR UPDATE SKIP LOCKED
    ), rescued AS (
        DELETE FROM queue.lease AS lease WHERE lease.job_id = ANY (ARRAY(SELECT abandoned.job_id FROM abandoned))
        RETURNING lease.*
    ), history AS (
        INSERT INTO queue.done (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at, error)
        SELECT job_id, day, lane, 'rescued', attempt, fence, worker_id, claimed_at, 'worker lost'
        FROM rescued
    )
    SELECT array_agg(lane) AS lanes, array_agg(priority) AS priorities, array_agg(job_id) AS ids,
        array_agg(day) AS days, array_agg((attempt - 1)::smallint) AS attempts,
        array_agg((rescued.rescues + 1)::smallint) AS rescues, array_agg(has_key) AS have_keys
    INTO moved FROM rescued;
    IF moved.ids IS NOT NULL THEN
        PERFORM queue.make_ready(
            moved.lanes, moved.priorities, moved.ids, moved.days, moved.attempts, moved.rescues,
            moved.have_keys);
    END IF;
    RETURN QUERY
    SELECT coalesce(array_length(moved.ids, 1), 0)::bigint,
        ARRAY(SELECT DISTINCT lane FROM unnest(moved.lanes) AS lane);
END
$$;

-- Arms timers in the caller's transaction, making the month's partition where there is none yet.
CREATE FUNCTION queue.schedule_timers(
    ids uuid[], due_times timestamptz[], kinds text[], arguments jsonb[], queues text[], providers text[],
    priorities smallint[], subjects uuid[], most_attempts smallint[]
) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    PERFORM queue.guarantee_timer_month(month.due_at)
    FROM (SELECT min(due_at) AS due_at FROM unnest(due_times) AS due_at
        GROUP BY date_trunc('month', due_at AT TIME ZONE 'UTC')) AS month;
    RETURN QUERY
    INSERT INTO queue.timer AS timer
        (id, due_at, kind, args, queue, provider, priority, subject, max_attempts)
    SELECT input.id, input.due_at, input.kind, input.args, input.queue, input.provider, input.priority,
        input.subject, input.max_attempts
    FROM unnest(ids, due_times, kinds, arguments, queues, providers, priorities, subjects, most_attempts)
        AS input (id, due_at, kind, args, queue, provider, priority, subject, max_attempts)
    RETURNING timer.id;
END
$$;

-- Gives timers another due time: delete and insert, because an update across partitions fails under
-- concurrency. Timers that have fired or were cancelled are not in the answer.
-- The caller holds the lock of the timers' subject, so that no cancel can run between the two halves.
CREATE FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamptz[]) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    PERFORM queue.guarantee_timer_month(month.due_at)
    FROM (SELECT min(due_at) AS due_at FROM unnest(due_times) AS due_at
        GROUP BY date_trunc('month', due_at AT TIME ZONE 'UTC')) AS month;
    RETURN QUERY
    WITH input AS (
        SELECT * FROM unnest(timer_ids, due_times) AS input (id, new_due_at)
    ), disarmed AS (
        DELETE FROM queue.timer AS timer USING input WHERE timer.id = input.id
        RETURNING timer.*, input.new_due_at
    )
    INSERT INTO queue.timer AS timer
        (id, due_at, kind, args, queue, provider, priority, subject, max_attempts)
    SELECT disarmed.id, disarmed.new_due_at, disarmed.kind, disarmed.args, disarmed.queue, disarmed.provider,
        disarmed.priority, disarmed.subject, disarmed.max_attempts
    FROM disarmed
    RETURNING timer.id;
END
$$;

-- Turns due timers into jobs. `case_now` NULL means the database's clock; `floor` is a hint past the dead
-- prefix of what has fired. Answers how many, the due time of the last, and the queues that got work.
CREATE FUNCTION queue.fire_timers(case_now timestamptz, floor timestamptz, most integer)
    RETURNS TABLE (jobs bigint, last_due_at timestamptz, queues text[])
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    moment timestamptz := coalesce(case_now, now());
    fired record;
BEGIN
    WITH due AS (
        -- A locked timer is being fired by another scheduler, or moved or cancelled by a case.
        SELECT timer.due_at, timer.id
        FROM queue.timer AS timer
        WHERE timer.due_at >= floor AND timer.due_at <= moment
        ORDER BY timer.due_at, timer.id
        LIMIT most
        FOR UPDATE SKIP LOCKED
    ), disarmed AS (
        DELETE FROM queue.timer AS timer USING due WHERE timer.due_at = due.due_at AND timer.id = due.id
        RETURNING timer.*
    )
    SELECT array_agg(kind ORDER BY due_at, id) AS kinds, array_agg(args ORDER BY due_at, id) AS args,
        array_agg(disarmed.queue ORDER BY due_at, id) AS queues,
        array_agg(provider ORDER BY due_at, id) AS providers,
        array_agg(priority ORDER BY due_at, id) AS priorities,
        array_agg(subject ORDER BY due_at, id) AS subjects,
        array_agg(max_attempts ORDER BY due_at, id) AS max_attempts,
        array_agg(NULL::timestamptz) AS nothing,
        max(due_at) AS last_due_at
    INTO fired FROM disarmed;
    PERFORM queue.enqueue(
        fired.kinds, fired.args, fired.queues, fired.providers, fired.priorities, fired.subjects,
        fired.max_attempts, fired.nothing, fired.nothing::text[], fired.nothing::text[]);
    RETURN QUERY
    SELECT coalesce(array_length(fired.kinds, 1), 0)::bigint, fired.last_due_at,
        ARRAY(SELECT DISTINCT name FROM unnest(fired.queues) AS name);
END
$$;

-- Sends dead letters again with all their attempts; answers the ids found. The id stays, and with it the
-- idempotency keys of outside effects; so do the steps that were done.
CREATE FUNCTION queue.resend(job_ids bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    moved record;
BEGIN
    PERFORM queue.guarantee_day(parent, today) FROM unnest(ARRAY['job', 'step']) AS parent;
    WITH chosen AS (
        SELECT dead.job_id FROM queue.dead AS dead WHERE dead.job_id = ANY (job_ids)
        ORDER BY dead.job_id
        FOR UPDATE SKIP LOCKED
    ), risen AS (
        DELETE FROM queue.dead AS dead USING chosen WHERE dead.job_id = chosen.job_id
        RETURNING dead.*
    ), payload AS (
        INSERT INTO queue.job
            (id, day, kind, args, queue, provider, priority, subject, max_attempts, enqueued_at)
        SELECT job_id, today, kind, args, risen.queue, provider, priority, subject, max_attempts, enqueued_at
        FROM risen
    ), done_before AS (
        INSERT INTO queue.step (day, job_id, name, result)
        SELECT today, risen.job_id, step.key, step.value FROM risen CROSS JOIN LATERAL jsonb_each(steps) AS step
    )
    SELECT array_agg(queue.lane(risen.queue, provider)) AS lanes, array_agg(priority) AS priorities,
        array_agg(job_id) AS ids, array_agg(today) AS days, array_agg(0::smallint) AS zeros,
        array_agg(false) AS have_keys
    INTO moved FROM risen;
    IF moved.ids IS NOT NULL THEN
        PERFORM queue.make_ready(
            moved.lanes, moved.priorities, moved.ids, moved.days, moved.zeros, moved.zeros, moved.have_keys);
    END IF;
    RETURN QUERY SELECT unnest(moved.ids);
END
$$;

-- The rollup of depths. Counts the hot tables, so the leader alone calls it, every ten seconds.
CREATE FUNCTION queue.take_depths(case_now timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    moment timestamptz := clock_timestamp();
BEGIN
    DELETE FROM queue.depth WHERE taken_at < moment - interval '1 day';
    INSERT INTO queue.depth (taken_at, state, lane, jobs, oldest_at)
    WITH counted AS (
        SELECT state, lane, count(*) AS jobs, min(day) AS day, min(job_id) AS job_id
        FROM queue.unfinished
        GROUP BY state, lane
    )
    -- Ids grow with days, except for a dead letter sent again; then the start of the day must do.
    SELECT moment, counted.state, counted.lane, counted.jobs,
        coalesce(job.enqueued_at, counted.day::timestamp AT TIME ZONE 'UTC')
    FROM counted
    LEFT JOIN queue.job AS job ON job.day = counted.day AND job.id = counted.job_id
    UNION ALL
    SELECT moment, 'dead', queue.lane(queue, provider), count(*), min(died_at)
    FROM queue.dead GROUP BY queue, provider
    UNION ALL
    SELECT moment, 'overdue', queue.lane(queue, provider), count(*), min(due_at)
    FROM queue.timer WHERE due_at <= coalesce(case_now, moment) GROUP BY queue, provider;
END
$$;
