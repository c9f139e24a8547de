-- What an operator sets about a scope: a lane ('mail/o2'), a queue with all its lanes ('mail'), or a provider in all
-- queues ('/o2'). Several scopes may cover one job; each has its say.
CREATE TABLE queue.scope_limit (
    scope text COLLATE "C" PRIMARY KEY CHECK (scope ~ '^[^/]*(/[^/]+)?$' AND scope <> ''),
    -- Jobs at once, over all workers.
    cap integer CHECK (cap BETWEEN 1 AND 10000),
    -- Jobs started a second, over all workers, and how many may start at once after a pause. Split by seats.
    per_second double precision CHECK (per_second > 0),
    burst integer CHECK (burst > 0),
    -- Turns of a lane or a queue, as against 1 for others.
    weight integer NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 1000),
    CONSTRAINT scope_limit_rate_is_split_by_seats CHECK (per_second IS NULL OR cap IS NOT NULL),
    CONSTRAINT scope_limit_burst_of_a_rate CHECK ((per_second IS NULL) = (burst IS NULL))
);

-- What is not to be worked for now: a scope, or a kind of job.
CREATE TABLE queue.pause (
    what text NOT NULL CHECK (what IN ('scope', 'kind')),
    name text NOT NULL CHECK (name <> ''),
    reason text,
    paused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (what, name)
);

-- Jobs that a worker holds and that somebody wants ended.
CREATE TABLE queue.cancellation (
    job_id bigint PRIMARY KEY,
    reason text NOT NULL CHECK (reason <> ''),
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The right to work one job of a capped scope at a time. Leased to worker processes and not to jobs, so that a job
-- costs no write here. A row changes hands when a process comes, goes, or has nothing to do.
CREATE TABLE queue.seat (
    scope text NOT NULL COLLATE "C",
    number integer NOT NULL CHECK (number > 0),
    worker_id bigint,
    -- Of a seat whose process was lost: that process may work on for a moment.
    usable_at timestamptz,
    PRIMARY KEY (scope, number),
    CONSTRAINT seat_is_held_or_lost CHECK ((worker_id IS NULL) = (usable_at IS NOT NULL))
);
CREATE INDEX seat_worker ON queue.seat (worker_id);

-- Takes up to `wanted` seats of a scope that nobody holds; answers their numbers. The primary key is what makes the
-- cap exact: of two takers of a number one waits, and then finds it taken.
CREATE FUNCTION queue.take_seats(in_scope text, for_worker bigint, wanted integer) RETURNS SETOF integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    PERFORM queue.require_read_committed();
    RETURN QUERY
    INSERT INTO queue.seat AS seat (scope, number, worker_id)
    SELECT in_scope, free.number, for_worker
    FROM generate_series(1, (SELECT cap FROM queue.scope_limit WHERE scope = in_scope)) AS free (number)
    WHERE NOT EXISTS (
            SELECT FROM queue.seat AS taken
            WHERE taken.scope = in_scope AND taken.number = free.number
                AND (taken.worker_id IS NOT NULL OR taken.usable_at > clock_timestamp()))
        -- One that was given up has no seats until it has registered anew.
        AND EXISTS (SELECT FROM queue.worker WHERE id = for_worker)
    ORDER BY free.number
    LIMIT wanted
    ON CONFLICT (scope, number) DO UPDATE SET worker_id = excluded.worker_id, usable_at = NULL
        WHERE seat.worker_id IS NULL AND seat.usable_at <= clock_timestamp()
    RETURNING seat.number;
END
$$;

-- Seats of processes that were found dead become usable 12 s after their last beat: such a process cancels what it
-- works 5 s after that beat, so 7 s are left for the handlers to end.
CREATE FUNCTION queue.vacate_seats(of_workers bigint[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    UPDATE queue.seat
    SET worker_id = NULL,
        usable_at = interval '12 seconds' + coalesce(
            greatest(
                (SELECT max(beaten_at) FROM queue.beat_0 AS beat WHERE beat.worker_id = seat.worker_id),
                (SELECT max(beaten_at) FROM queue.beat_1 AS beat WHERE beat.worker_id = seat.worker_id)),
            clock_timestamp())
    WHERE worker_id = ANY (of_workers)
    $$;

-- What workers have to know of the operator's wishes: limits, pauses, and which of the jobs that this worker holds
-- are to be ended.
-- Every worker asks every second. Each cancellation looks for its lease by the key: a plan that reads the leases instead,
-- which the planner prefers for as long as it has not seen how few cancellations there are, took 46 ms a call under an
-- old snapshot, a tenth of the processor time of a drain.
CREATE FUNCTION queue.read_orders(for_worker bigint) RETURNS TABLE (
    what text, name text, cap integer, per_second double precision, burst integer, weight integer, job_id bigint
)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
BEGIN
    RETURN QUERY
    SELECT 'limit', scope, scope_limit.cap, scope_limit.per_second, scope_limit.burst, scope_limit.weight, NULL::bigint
    FROM queue.scope_limit
    UNION ALL
    SELECT 'pause ' || pause.what, pause.name, NULL, NULL, NULL, NULL, NULL FROM queue.pause
    UNION ALL
    SELECT 'cancel', cancellation.reason, NULL, NULL, NULL, NULL, cancellation.job_id
    FROM queue.cancellation
    CROSS JOIN LATERAL (
        SELECT lease.worker_id FROM queue.lease WHERE lease.job_id = cancellation.job_id OFFSET 0
    ) AS held
    WHERE held.worker_id = for_worker;
END
$$;
