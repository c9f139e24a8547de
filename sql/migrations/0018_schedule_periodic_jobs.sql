-- What schedules have fired. Append-only: the newest row of a schedule is where it goes on from, and upkeep prunes the
-- others after a while. Fire times are machine time, never case time.
CREATE TABLE queue.periodic_fire (
    schedule text NOT NULL COLLATE "C" CHECK (schedule <> ''),
    fire_at timestamptz NOT NULL,
    -- NULL in the row that says when the schedule was first seen: it starts from there.
    job_id bigint,
    PRIMARY KEY (schedule, fire_at)
);

-- Enqueues one job for each of the fire times that is newer than all that the schedule has fired, and remembers them:
-- one transaction, so each time fires once, whoever asks. Answers how many.
CREATE FUNCTION queue.fire_periodic(
    of_schedule text, fire_times timestamptz[], of_kind text, arguments jsonb, to_queue text, to_provider text,
    at_priority smallint, most_attempts smallint
) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    due timestamptz[];
    ids bigint[];
BEGIN
    PERFORM queue.require_read_committed();
    -- Another scheduler is firing this one (7303 next to the locks of workers and leadership): what it leaves is found
    -- a second later.
    IF NOT pg_try_advisory_xact_lock(7303, hashtext(of_schedule)) THEN
        RETURN 0;
    END IF;
    -- Newer than all, not only absent: rows that were pruned must not fire again for a scheduler that lags behind.
    due := ARRAY(
        SELECT fire_at FROM unnest(fire_times) AS fire_at
        WHERE fire_at > (SELECT max(fire.fire_at) FROM queue.periodic_fire AS fire WHERE fire.schedule = of_schedule)
        ORDER BY fire_at);
    ids := ARRAY(
        SELECT enqueued.job_id
        FROM (
            SELECT array_agg(of_kind) AS kinds,
                array_agg(queue.fired_arguments(arguments, of_schedule, fire_at) ORDER BY fire_at) AS arguments,
                array_agg(to_queue) AS queues, array_agg(to_provider) AS providers,
                array_agg(at_priority) AS priorities, array_agg(NULL::uuid) AS subjects,
                array_agg(most_attempts) AS attempts, array_agg(NULL::timestamptz) AS nothing
            FROM unnest(due) AS fire_at
        ) AS jobs
        CROSS JOIN LATERAL queue.enqueue(
            jobs.kinds, jobs.arguments, jobs.queues, jobs.providers, jobs.priorities, jobs.subjects, jobs.attempts,
            jobs.nothing, jobs.nothing::text[], jobs.nothing::text[]
        ) AS enqueued (job_id)
        ORDER BY enqueued.job_id);
    INSERT INTO queue.periodic_fire (schedule, fire_at, job_id)
    SELECT of_schedule, fire_at, job_id FROM unnest(due, ids) AS fired (fire_at, job_id);
    RETURN cardinality(due);
END
$$;

-- An object learns which schedule it is of and which time it stands for; anything else stays as it is.
CREATE FUNCTION queue.fired_arguments(arguments jsonb, of_schedule text, fire_at timestamptz) RETURNS jsonb
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT CASE jsonb_typeof(arguments)
        WHEN 'object' THEN arguments || jsonb_build_object(
            'schedule', of_schedule, 'fire_at', to_char(fire_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        ELSE arguments
        END
    $$;

REVOKE EXECUTE ON FUNCTION queue.fire_periodic, queue.fired_arguments FROM PUBLIC;
