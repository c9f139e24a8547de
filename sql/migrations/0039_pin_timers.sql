-- The same as before, with plans that do not depend on what the planner believes of the table: once it had been seen
-- empty, both halves read all of it (a sequential scan under a sort, and a hash join) until the next ANALYZE. As in
-- `queue.finish` nothing is joined, so nothing can be joined the other way round.
--
-- Many timers fall due at one instant. A range of keys that ends among them is walked to the end of that instant (7 ms for
-- 100,000), so a batch of one instant is deleted by its ids instead; only the batch that leads into it walks that range.
CREATE OR REPLACE FUNCTION queue.fire_timers(case_now timestamptz, floor timestamptz, most integer)
    RETURNS TABLE (jobs bigint, last_due_at timestamptz, queues text[])
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
    SET plan_cache_mode = force_generic_plan
    AS $$
DECLARE
    moment timestamptz := coalesce(case_now, now());
    due record;
    is_whole boolean;
    fired record;
BEGIN
    SELECT array_agg(held.id) AS ids, min(held.due_at) AS first, max(held.due_at) AS last INTO due
    FROM (
        -- A locked timer is being fired by another scheduler, or moved or cancelled by a case.
        SELECT timer.due_at, timer.id
        FROM queue.timer AS timer
        WHERE timer.due_at >= floor AND timer.due_at <= moment
        ORDER BY timer.due_at, timer.id
        LIMIT most
        FOR UPDATE SKIP LOCKED
    ) AS held;
    -- What lies between and was not picked is held by somebody. Only then is each looked for among the ids, which takes
    -- 8 ms for 500 timers. One that is armed meanwhile, with a time that has passed, is due like the others.
    SELECT count(*) = cardinality(due.ids) INTO is_whole
    FROM queue.timer AS timer
    WHERE due.first < due.last AND (timer.due_at, timer.id) >= (due.first, due.ids[1])
        AND (timer.due_at, timer.id) <= (due.last, due.ids[cardinality(due.ids)])
        AND timer.due_at >= due.first AND timer.due_at <= due.last;
    WITH of_one_instant AS (
        DELETE FROM queue.timer AS timer
        WHERE due.first = due.last AND timer.due_at = due.first AND timer.id = ANY (due.ids)
        RETURNING timer.*
    ), of_several AS (
        DELETE FROM queue.timer AS timer
        WHERE due.first < due.last AND (timer.due_at, timer.id) >= (due.first, due.ids[1])
            AND (timer.due_at, timer.id) <= (due.last, due.ids[cardinality(due.ids)])
            AND timer.due_at >= due.first AND timer.due_at <= due.last -- names the partitions
            AND (is_whole OR timer.id = ANY (due.ids))
        RETURNING timer.*
    ), disarmed AS (
        SELECT * FROM of_one_instant UNION ALL SELECT * FROM of_several
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
