-- In and out of the ready ring. The functions that name a segment are generated, one branch a segment,
-- so that each branch keeps its own cached plan and locks its own table only.

-- Puts rows into one segment. The siding (16) takes what pins another segment; everything else goes into the
-- current one. A transaction that read the ledger just before it moved on inserts into an older segment; the sweep
-- finds such rows.
DO $generate$
DECLARE
    branches text;
BEGIN
    SELECT string_agg(
        format(
            $branch$
        WHEN %1$s THEN
            INSERT INTO queue.ready_%1$s (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);$branch$,
            segment),
        '' ORDER BY segment)
    INTO branches FROM generate_series(0, 16) AS segment;
    EXECUTE format(
        $function$
        CREATE FUNCTION queue.insert_ready(
            into_segment bigint, lanes text[], priorities smallint[], ids bigint[], days date[],
            attempts smallint[], rescue_counts smallint[], have_keys boolean[]
        ) RETURNS void
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            AS $body$
        BEGIN
            CASE into_segment%s
            END CASE;
        END
        $body$
        $function$,
        branches);
END
$generate$;

-- The segment that takes new rows. In plpgsql, which keeps its plan: as an SQL function, planned anew at each call, it
-- took 0.24 ms on a busy machine, and each enqueue and each sweep asks.
CREATE FUNCTION queue.current_segment() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    RETURN (SELECT max(generation) % 16 FROM queue.ring);
END
$$;

CREATE FUNCTION queue.make_ready(
    lanes text[], priorities smallint[], ids bigint[], days date[],
    attempts smallint[], rescue_counts smallint[], have_keys boolean[]
) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    PERFORM queue.insert_ready(
        queue.current_segment(), lanes, priorities, ids, days, attempts, rescue_counts, have_keys);
END
$$;

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

-- Adds jobs in the caller's transaction; answers, in the order given, the id of each and whether it is new. One that
-- is not new was refused or merged for its unique key, and the id is that of the job which stands for it.
CREATE FUNCTION queue.enqueue(
    kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[],
    subjects uuid[], most_attempts smallint[], expiries timestamptz[], unique_keys text[], on_conflicts text[]
) RETURNS TABLE (job_id bigint, is_new boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    count integer := coalesce(array_length(kinds, 1), 0);
    ids bigint[];
    answers bigint[];
    are_new boolean[];
BEGIN
    IF count = 0 THEN
        RETURN;
    END IF;
    PERFORM queue.require_read_committed();
    PERFORM queue.guarantee_day('job', today);
    ids := ARRAY(SELECT nextval('queue.job_id') FROM generate_series(1, count));
    IF num_nonnulls(VARIADIC unique_keys) = 0 THEN
        PERFORM queue.insert_jobs(
            today, ids, kinds, arguments, queues, providers, priorities, subjects, most_attempts, expiries,
            unique_keys);
        RETURN QUERY SELECT id, true FROM unnest(ids) AS id;
        RETURN;
    END IF;
    SELECT settled.answers, settled.merged, settled.are_new INTO answers, arguments, are_new
    FROM queue.settle_keys(kinds, unique_keys, on_conflicts, ids, arguments) AS settled;
    PERFORM queue.insert_jobs(
        today, array_agg(id), array_agg(kind), array_agg(args), array_agg(queue), array_agg(provider),
        array_agg(priority), array_agg(subject), array_agg(max_attempts), array_agg(expires_at), array_agg(key))
    FROM unnest(
        ids, kinds, arguments, queues, providers, priorities, subjects, most_attempts, expiries, unique_keys, are_new
    ) AS input (
        id, kind, args, queue, provider, priority, subject, max_attempts, expires_at, key, is_standing)
    WHERE is_standing
    HAVING count(*) > 0;
    RETURN QUERY SELECT input.id, input.is_new FROM unnest(answers, are_new) AS input (id, is_new);
END
$$;

CREATE FUNCTION queue.insert_jobs(
    today date, ids bigint[], kinds text[], arguments jsonb[], queues text[], providers text[],
    priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamptz[], unique_keys text[]
) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    zeros smallint[] := array_fill(0::smallint, ARRAY[array_length(ids, 1)]);
BEGIN
    INSERT INTO queue.job
        (id, day, kind, args, queue, provider, priority, subject, max_attempts, enqueued_at, expires_at)
    SELECT id, today, kind, args, queue, provider, priority, subject, max_attempts, clock_timestamp(), expires_at
    FROM unnest(ids, kinds, arguments, queues, providers, priorities, subjects, most_attempts, expiries)
        AS input (id, kind, args, queue, provider, priority, subject, max_attempts, expires_at);
    PERFORM queue.make_ready(
        ARRAY(SELECT queue.lane(queue, provider) FROM unnest(queues, providers) AS input (queue, provider)),
        priorities, ids, array_fill(today, ARRAY[array_length(ids, 1)]), zeros, zeros,
        ARRAY(SELECT key IS NOT NULL FROM unnest(unique_keys) AS key));
END
$$;

-- Decides about jobs with a unique key. `reject`: an unfinished job with the key stands for the new one. `replace`
-- and `merge`: one that waits makes way, its arguments under the new ones when merging; one that runs goes on, and
-- the new one comes after it. Keys are taken in their order, so that two batches cannot wait for each other.
CREATE FUNCTION queue.settle_keys(
    kinds text[], keys text[], on_conflicts text[], ids bigint[], arguments jsonb[],
    OUT answers bigint[], OUT merged jsonb[], OUT are_new boolean[]
)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    place integer;
    earlier integer;
    holder bigint;
    before jsonb;
BEGIN
    answers := ids;
    merged := arguments;
    are_new := array_fill(true, ARRAY[array_length(ids, 1)]);
    FOR place IN
        SELECT input.place FROM unnest(kinds, keys) WITH ORDINALITY AS input (kind, key, place)
        WHERE input.key IS NOT NULL
        ORDER BY input.kind, input.key, input.place
    LOOP
        LOOP
            INSERT INTO queue.unique_key (kind, key, job_id) VALUES (kinds[place], keys[place], ids[place])
            ON CONFLICT DO NOTHING;
            EXIT WHEN FOUND;
            SELECT held.job_id INTO holder FROM queue.unique_key AS held
            WHERE held.kind = kinds[place] AND held.key = keys[place]
            FOR UPDATE;
            -- It ended between the two statements: the key is free.
            CONTINUE WHEN NOT FOUND;
            IF on_conflicts[place] = 'reject' THEN
                answers[place] := holder;
                are_new[place] := false;
                EXIT;
            END IF;
            earlier := array_position(ids, holder);
            IF earlier IS NOT NULL THEN
                -- Of the same batch, so not in the ring yet.
                before := merged[earlier];
                are_new[earlier] := false;
                answers[earlier] := ids[place];
            ELSE
                before := queue.make_way(holder, on_conflicts[place]);
            END IF;
            IF on_conflicts[place] = 'merge' THEN
                merged[place] := coalesce(before, '{}') || merged[place];
            END IF;
            UPDATE queue.unique_key AS held SET job_id = ids[place]
            WHERE held.kind = kinds[place] AND held.key = keys[place];
            EXIT;
        END LOOP;
    END LOOP;
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
                RETURNING ready.id, ready.day, ready.attempt, ready.rescues, ready.has_key
            ), leased AS (
                INSERT INTO queue.lease AS lease
                    (job_id, fence, worker_id, day, lane, priority, attempt, rescues, has_key)
                SELECT taken.id, nextval('queue.fence'), for_worker, taken.day, in_lane, at_priority,
                    taken.attempt + 1, taken.rescues, taken.has_key
                FROM taken
                RETURNING lease.job_id, lease.fence, lease.day, lease.attempt, lease.rescues
            )
            SELECT leased.job_id, leased.fence, job.kind, job.args, job.queue, job.provider, job.subject,
                leased.attempt, job.max_attempts, leased.rescues, job.enqueued_at,
                coalesce(job.expires_at <= clock_timestamp(), false)
            FROM leased
            -- OFFSET 0 keeps the payloads on the inner side, each found by its key, however few the planner expects.
            CROSS JOIN LATERAL (
                SELECT payload.kind, payload.args, payload.queue, payload.provider, payload.subject,
                    payload.max_attempts, payload.enqueued_at, payload.expires_at
                FROM queue.job AS payload
                WHERE payload.day = leased.day AND payload.id = leased.job_id
                OFFSET 0
            ) AS job
            ORDER BY leased.job_id;$branch$,
            segment),
        '' ORDER BY segment)
    INTO branches FROM generate_series(0, 16) AS segment;
    -- Plans are pinned: a segment is empty one moment and full the next, so statistics are always wrong.
    EXECUTE format(
        $function$
        CREATE FUNCTION queue.claim(
            from_segment smallint, in_lane text, at_priority smallint, after_id bigint,
            most integer, for_worker bigint
        ) RETURNS TABLE (
            job_id bigint, fence bigint, kind text, args jsonb, queue text, provider text, subject uuid,
            attempt smallint, max_attempts smallint, rescues smallint, enqueued_at timestamptz, is_expired boolean
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
-- through the primary key. The age is 0 for the current segment, 1 for the one before it, and
-- so on; the siding is older than all of them.
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
    INTO fronts FROM generate_series(0, 16) AS segment;
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
            current_segment bigint := queue.current_segment();
        BEGIN
            PERFORM queue.require_read_committed();
            RETURN QUERY
            SELECT place.segment,
                CASE WHEN place.segment = 16 THEN 16 ELSE (current_segment - place.segment + 16) %% 16 END::smallint,
                place.lane, place.priority, place.id
            FROM (%s) AS place;
        END
        $body$
        $function$,
        fronts);
END
$generate$;
