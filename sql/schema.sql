--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: queue; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA queue;

--
-- Name: redress; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA redress;

--
-- Name: advance_ring(bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.advance_ring(full_bytes bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    present bigint := (SELECT max(generation) FROM queue.ring);
    candidate bigint;
BEGIN
    IF pg_relation_size(format('queue.ready_%s', present % 16)) < full_bytes THEN
        RETURN present;
    END IF;
    FOR candidate IN SELECT generate_series(present + 1, present + 15) LOOP
        IF pg_relation_size(format('queue.ready_%s', candidate % 16)) = 0 THEN
            INSERT INTO queue.ring (generation) VALUES (candidate) ON CONFLICT DO NOTHING;
            -- A day of turns at full load; the ledger is read by its end only.
            DELETE FROM queue.ring WHERE generation < candidate - 100000;
            RETURN candidate;
        END IF;
    END LOOP;
    RETURN present;
END
$$;

--
-- Name: attach_partition(text, text, text, text, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.attach_partition(parent text, child text, key text, lower_bound text, upper_bound text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: cancel(bigint[], text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.cancel(job_ids bigint[], why text) RETURNS TABLE(job_id bigint, became text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: claim(smallint, text, smallint, bigint, integer, bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.claim(from_segment smallint, in_lane text, at_priority smallint, after_id bigint, most integer, for_worker bigint) RETURNS TABLE(job_id bigint, fence bigint, kind text, args jsonb, queue text, provider text, subject uuid, attempt smallint, max_attempts smallint, rescues smallint, enqueued_at timestamp with time zone, is_expired boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
        BEGIN
            PERFORM queue.require_read_committed();
            -- So that what is claimed can be finished even if no upkeep has run for weeks.
            PERFORM queue.guarantee_day('done', (clock_timestamp() AT TIME ZONE 'UTC')::date);
            CASE from_segment
        WHEN 0 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_0 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_0 AS ready
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
            ORDER BY leased.job_id;
        WHEN 1 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_1 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_1 AS ready
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
            ORDER BY leased.job_id;
        WHEN 2 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_2 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_2 AS ready
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
            ORDER BY leased.job_id;
        WHEN 3 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_3 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_3 AS ready
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
            ORDER BY leased.job_id;
        WHEN 4 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_4 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_4 AS ready
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
            ORDER BY leased.job_id;
        WHEN 5 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_5 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_5 AS ready
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
            ORDER BY leased.job_id;
        WHEN 6 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_6 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_6 AS ready
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
            ORDER BY leased.job_id;
        WHEN 7 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_7 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_7 AS ready
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
            ORDER BY leased.job_id;
        WHEN 8 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_8 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_8 AS ready
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
            ORDER BY leased.job_id;
        WHEN 9 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_9 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_9 AS ready
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
            ORDER BY leased.job_id;
        WHEN 10 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_10 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_10 AS ready
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
            ORDER BY leased.job_id;
        WHEN 11 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_11 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_11 AS ready
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
            ORDER BY leased.job_id;
        WHEN 12 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_12 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_12 AS ready
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
            ORDER BY leased.job_id;
        WHEN 13 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_13 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_13 AS ready
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
            ORDER BY leased.job_id;
        WHEN 14 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_14 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_14 AS ready
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
            ORDER BY leased.job_id;
        WHEN 15 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_15 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_15 AS ready
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
            ORDER BY leased.job_id;
        WHEN 16 THEN
            RETURN QUERY
            WITH picked AS MATERIALIZED (
                -- Two workers step over each other's rows instead of waiting for them.
                SELECT ready.ctid
                FROM queue.ready_16 AS ready
                WHERE ready.lane = in_lane AND ready.priority = at_priority AND ready.id > after_id
                ORDER BY ready.id
                LIMIT most
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                -- By ctid, so that the index with its dead prefix is walked once. The rows are locked and a
                -- ready row is never updated, so the ctid holds.
                DELETE FROM queue.ready_16 AS ready
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
            ORDER BY leased.job_id;
            END CASE;
        END
        $$;

--
-- Name: current_segment(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.current_segment() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RETURN (SELECT max(generation) % 16 FROM queue.ring);
END
$$;

--
-- Name: days_with_payloads(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.days_with_payloads() RETURNS date[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT array_agg(to_date(right(partition.relname, 8), 'YYYYMMDD'))
    FROM pg_inherits
    JOIN pg_class AS partition ON partition.oid = pg_inherits.inhrelid
    WHERE pg_inherits.inhparent = 'queue.job'::regclass AND starts_with(partition.relname::text, 'job_')
    $$;

--
-- Name: drop_partitions(text, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.drop_partitions(parent text, before text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '50ms'
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

--
-- Name: enqueue(text[], jsonb[], text[], text[], smallint[], uuid[], smallint[], timestamp with time zone[], text[], text[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]) RETURNS TABLE(job_id bigint, is_new boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: evacuate(integer, integer, integer); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.evacuate(few_empty integer, sparse integer, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    empty integer;
    oldest text;
    is_full boolean;
    moved integer;
BEGIN
    PERFORM queue.require_read_committed();
    SELECT count(*) FILTER (WHERE bytes = 0), (array_agg(segment ORDER BY age DESC) FILTER (WHERE bytes > 0))[1]
    INTO empty, oldest
    FROM (
        SELECT 'ready_' || segment AS segment, pg_relation_size('queue.ready_' || segment) AS bytes,
            (queue.current_segment() - segment + 16) % 16 AS age
        FROM generate_series(0, 15) AS segment
        WHERE segment <> queue.current_segment()
    ) AS sized;
    IF empty >= few_empty OR oldest IS NULL THEN
        RETURN 0;
    END IF;
    EXECUTE format('SELECT count(*) > %s FROM (SELECT FROM queue.%I LIMIT %s) AS few', sparse, oldest, sparse + 1)
    INTO is_full;
    IF is_full AND empty > 0 THEN
        RETURN 0;
    END IF;
    EXECUTE format(
        $move$
        WITH picked AS (
            -- A locked row is being claimed: it goes by itself.
            SELECT ready.ctid FROM queue.%1$I AS ready LIMIT %2$s FOR UPDATE SKIP LOCKED
        ), taken AS (
            DELETE FROM queue.%1$I AS ready
            WHERE ready.ctid = ANY (ARRAY(SELECT picked.ctid FROM picked))
            RETURNING ready.*
        )
        INSERT INTO queue.ready_16 (lane, priority, id, day, attempt, rescues, has_key)
        SELECT lane, priority, id, day, attempt, rescues, has_key FROM taken
        $move$,
        oldest, most);
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END
$_$;

--
-- Name: finish(bigint[], bigint[], text[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.finish(job_ids bigint[], fences bigint[], reasons text[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
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

--
-- Name: fire_periodic(text, timestamp with time zone[], text, jsonb, text, text, smallint, smallint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.fire_periodic(of_schedule text, fire_times timestamp with time zone[], of_kind text, arguments jsonb, to_queue text, to_provider text, at_priority smallint, most_attempts smallint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: fire_timers(timestamp with time zone, timestamp with time zone, integer); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.fire_timers(case_now timestamp with time zone, floor timestamp with time zone, most integer) RETURNS TABLE(jobs bigint, last_due_at timestamp with time zone, queues text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_sort TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
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

--
-- Name: fired_arguments(jsonb, text, timestamp with time zone); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.fired_arguments(arguments jsonb, of_schedule text, fire_at timestamp with time zone) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT CASE jsonb_typeof(arguments)
        WHEN 'object' THEN arguments || jsonb_build_object(
            'schedule', of_schedule, 'fire_at', to_char(fire_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        ELSE arguments
        END
    $$;

--
-- Name: grant_rights(name, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.grant_rights(role_name name, activity text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    rights text[];
    granted text;
BEGIN
    rights := CASE activity
        WHEN 'enqueue' THEN ARRAY[
            'EXECUTE ON FUNCTION queue.enqueue, queue.schedule_timers, queue.move_timers',
            'SELECT, DELETE ON queue.timer',
            -- For the metrics of every process.
            'SELECT ON queue.depth, queue.tick, queue.health, queue.pause, queue.limits_now']
        WHEN 'copy' THEN ARRAY[
            'EXECUTE ON FUNCTION queue.reserve_jobs',
            'INSERT ON queue.job, ' || (
                SELECT string_agg('queue.ready_' || segment, ', ') FROM generate_series(0, 15) AS segment)]
        WHEN 'work' THEN ARRAY[
            'EXECUTE ON FUNCTION queue.sweep, queue.claim, queue.finish, queue.postpone, queue.release, queue.park, '
                'queue.read_orders, '
                'queue.take_seats',
            'SELECT, DELETE ON queue.unique_key, queue.seat',
            'SELECT, INSERT, DELETE ON queue.step',
            'SELECT, INSERT ON queue.throughput',
            'SELECT ON queue.tick',
            -- UPDATE because a batch locks its leases in order (FOR UPDATE); nothing updates one.
            'SELECT, UPDATE, DELETE ON queue.lease',
            'SELECT, INSERT ON queue.done, queue.retry, queue.dead',
            'SELECT, DELETE ON queue.job',
            'SELECT, INSERT, DELETE ON queue.worker',
            'SELECT, INSERT ON queue.beat_0, queue.beat_1']
        WHEN 'upkeep' THEN ARRAY[
            'EXECUTE ON FUNCTION queue.fire_timers, queue.stage_retries, queue.rescue, queue.advance_ring, '
                'queue.reclaimable_segments, queue.reclaim_segment, queue.reclaim_beats, queue.reclaim_passage, '
                'queue.make_partitions, '
                'queue.remove_partitions, queue.take_depths, queue.take_health, queue.evacuate, '
                'queue.vacate_seats, queue.settle_cancellations, queue.fire_periodic',
            'SELECT, DELETE ON queue.unique_key',
            'SELECT, DELETE ON queue.seat',
            'SELECT, DELETE ON queue.step',
            'SELECT, UPDATE, DELETE ON queue.lease',
            'SELECT, INSERT ON queue.done, queue.dead',
            'SELECT, DELETE ON queue.job',
            'SELECT, INSERT, DELETE ON queue.worker, queue.tick, queue.term, queue.periodic_fire',
            'SELECT, INSERT ON queue.beat_0, queue.beat_1']
        WHEN 'operate' THEN ARRAY[
            'EXECUTE ON FUNCTION queue.lane, queue.resend, queue.cancel, queue.move_jobs, queue.pause_work, '
                'queue.resume_work, queue.days_with_payloads',
            'SELECT, DELETE ON queue.dead',
            'SELECT, INSERT, UPDATE, DELETE ON queue.scope_limit',
            'SELECT ON queue.unfinished, queue.job, queue.timer, queue.done, queue.depth, queue.tick, queue.worker, '
                'queue.lease, queue.retry, queue.pause, queue.seat, queue.cancellation, queue.step, '
                'queue.unique_key, queue.throughput, queue.health, queue.depths_now, queue.rates_now, '
                'queue.limits_now, queue.periodic_fire']
        END;
    IF rights IS NULL THEN
        RAISE EXCEPTION 'the queue knows no activity %', activity USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA queue TO %I', role_name);
    FOREACH granted IN ARRAY rights LOOP
        EXECUTE format('GRANT %s TO %I', granted, role_name);
    END LOOP;
END
$$;

--
-- Name: guarantee_day(text, date); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.guarantee_day(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: guarantee_timer_month(timestamp with time zone); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.guarantee_timer_month(due_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: insert_jobs(date, bigint[], text[], jsonb[], text[], text[], smallint[], uuid[], smallint[], timestamp with time zone[], text[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.insert_jobs(today date, ids bigint[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: insert_ready(bigint, text[], smallint[], bigint[], date[], smallint[], smallint[], boolean[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.insert_ready(into_segment bigint, lanes text[], priorities smallint[], ids bigint[], days date[], attempts smallint[], rescue_counts smallint[], have_keys boolean[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
        BEGIN
            CASE into_segment
        WHEN 0 THEN
            INSERT INTO queue.ready_0 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 1 THEN
            INSERT INTO queue.ready_1 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 2 THEN
            INSERT INTO queue.ready_2 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 3 THEN
            INSERT INTO queue.ready_3 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 4 THEN
            INSERT INTO queue.ready_4 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 5 THEN
            INSERT INTO queue.ready_5 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 6 THEN
            INSERT INTO queue.ready_6 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 7 THEN
            INSERT INTO queue.ready_7 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 8 THEN
            INSERT INTO queue.ready_8 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 9 THEN
            INSERT INTO queue.ready_9 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 10 THEN
            INSERT INTO queue.ready_10 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 11 THEN
            INSERT INTO queue.ready_11 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 12 THEN
            INSERT INTO queue.ready_12 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 13 THEN
            INSERT INTO queue.ready_13 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 14 THEN
            INSERT INTO queue.ready_14 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 15 THEN
            INSERT INTO queue.ready_15 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
        WHEN 16 THEN
            INSERT INTO queue.ready_16 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT lane, priority, id, day, attempt, rescues, has_key
            FROM unnest(lanes, priorities, ids, days, attempts, rescue_counts, have_keys)
                AS input (lane, priority, id, day, attempt, rescues, has_key);
            END CASE;
        END
        $$;

--
-- Name: lane(text, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.lane(queue text, provider text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN provider IS NULL THEN queue ELSE queue || '/' || provider END $$;

--
-- Name: make_partitions(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.make_partitions() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: make_ready(text[], smallint[], bigint[], date[], smallint[], smallint[], boolean[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.make_ready(lanes text[], priorities smallint[], ids bigint[], days date[], attempts smallint[], rescue_counts smallint[], have_keys boolean[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM queue.insert_ready(
        queue.current_segment(), lanes, priorities, ids, days, attempts, rescue_counts, have_keys);
END
$$;

--
-- Name: make_way(bigint, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.make_way(holder bigint, why text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: move_jobs(bigint[], text, text, smallint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.move_jobs(job_ids bigint[], to_queue text, to_provider text, to_priority smallint) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: move_timers(uuid[], timestamp with time zone[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamp with time zone[]) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: park(bigint[], bigint[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.park(job_ids bigint[], fences bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
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

--
-- Name: pause_work(text, text, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.pause_work(of_what text, called text, why text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    WITH paused AS (
        INSERT INTO queue.pause (what, name, reason) VALUES (of_what, called, why)
        ON CONFLICT DO NOTHING
        RETURNING true
    )
    SELECT EXISTS (SELECT FROM paused)
    $$;

--
-- Name: postpone(bigint[], bigint[], double precision[], text[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.postpone(job_ids bigint[], fences bigint[], delays double precision[], errors text[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
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

--
-- Name: read_orders(bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.read_orders(for_worker bigint) RETURNS TABLE(what text, name text, cap integer, per_second double precision, burst integer, weight integer, job_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
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

--
-- Name: reclaim_beats(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.reclaim_beats() RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    idle bigint := 1 - (extract(epoch FROM clock_timestamp())::bigint / 3600) % 2;
BEGIN
    IF pg_relation_size(format('queue.beat_%s', idle)) = 0 THEN
        RETURN 'occupied';
    END IF;
    RETURN queue.truncate_if_empty(
        'beat_' || idle, NULL, 'beaten_at > clock_timestamp() - interval ''5 minutes''');
END
$$;

--
-- Name: reclaim_passage(text, bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.reclaim_passage(target text, past_bytes bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM queue.require_read_committed();
    IF target <> ALL (ARRAY['lease', 'retry', 'unique_key']) THEN
        RAISE EXCEPTION 'jobs do not pass through %', target USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF pg_total_relation_size(format('queue.%I', target)) < past_bytes THEN
        RETURN 'occupied';
    END IF;
    RETURN queue.truncate_if_empty(target, NULL, 'true');
END
$$;

--
-- Name: reclaim_segment(smallint, boolean); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.reclaim_segment(segment smallint, is_patient boolean) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM queue.require_read_committed();
    IF segment NOT BETWEEN 0 AND 16 THEN
        RAISE EXCEPTION 'there is no segment %', segment USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN queue.truncate_if_empty(
        'ready_' || segment, CASE WHEN is_patient THEN '50ms' END, 'true');
END
$$;

--
-- Name: reclaimable_segments(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.reclaimable_segments() RETURNS SETOF smallint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
        DECLARE
            current_segment bigint := queue.current_segment();
        BEGIN
            RETURN QUERY 
            SELECT 0::smallint
            WHERE 0 <> current_segment
                AND pg_relation_size('queue.ready_0') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_0) UNION ALL 
            SELECT 1::smallint
            WHERE 1 <> current_segment
                AND pg_relation_size('queue.ready_1') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_1) UNION ALL 
            SELECT 2::smallint
            WHERE 2 <> current_segment
                AND pg_relation_size('queue.ready_2') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_2) UNION ALL 
            SELECT 3::smallint
            WHERE 3 <> current_segment
                AND pg_relation_size('queue.ready_3') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_3) UNION ALL 
            SELECT 4::smallint
            WHERE 4 <> current_segment
                AND pg_relation_size('queue.ready_4') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_4) UNION ALL 
            SELECT 5::smallint
            WHERE 5 <> current_segment
                AND pg_relation_size('queue.ready_5') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_5) UNION ALL 
            SELECT 6::smallint
            WHERE 6 <> current_segment
                AND pg_relation_size('queue.ready_6') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_6) UNION ALL 
            SELECT 7::smallint
            WHERE 7 <> current_segment
                AND pg_relation_size('queue.ready_7') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_7) UNION ALL 
            SELECT 8::smallint
            WHERE 8 <> current_segment
                AND pg_relation_size('queue.ready_8') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_8) UNION ALL 
            SELECT 9::smallint
            WHERE 9 <> current_segment
                AND pg_relation_size('queue.ready_9') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_9) UNION ALL 
            SELECT 10::smallint
            WHERE 10 <> current_segment
                AND pg_relation_size('queue.ready_10') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_10) UNION ALL 
            SELECT 11::smallint
            WHERE 11 <> current_segment
                AND pg_relation_size('queue.ready_11') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_11) UNION ALL 
            SELECT 12::smallint
            WHERE 12 <> current_segment
                AND pg_relation_size('queue.ready_12') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_12) UNION ALL 
            SELECT 13::smallint
            WHERE 13 <> current_segment
                AND pg_relation_size('queue.ready_13') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_13) UNION ALL 
            SELECT 14::smallint
            WHERE 14 <> current_segment
                AND pg_relation_size('queue.ready_14') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_14) UNION ALL 
            SELECT 15::smallint
            WHERE 15 <> current_segment
                AND pg_relation_size('queue.ready_15') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_15) UNION ALL 
            SELECT 16::smallint
            WHERE 16 <> current_segment
                AND pg_relation_size('queue.ready_16') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_16);
        END
        $$;

--
-- Name: release(bigint[], bigint[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.release(job_ids bigint[], fences bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
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

--
-- Name: remove_partitions(integer, integer); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.remove_partitions(keep_payload_days integer, keep_history_days integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: require_read_committed(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.require_read_committed() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the queue needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
    END IF;
END
$$;

--
-- Name: rescue(bigint[], smallint, integer); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.rescue(worker_ids bigint[], most_rescues smallint, most integer) RETURNS TABLE(jobs bigint, lanes text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: resend(bigint[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.resend(job_ids bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: reserve_jobs(bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.reserve_jobs(count bigint) RETURNS TABLE(ids bigint[], day date, segment smallint, enqueued_at timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: resume_work(text, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.resume_work(of_what text, called text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: schedule_timers(uuid[], timestamp with time zone[], text[], jsonb[], text[], text[], smallint[], uuid[], smallint[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: settle_cancellations(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.settle_cancellations() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: settle_keys(text[], text[], text[], bigint[], jsonb[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.settle_keys(kinds text[], keys text[], on_conflicts text[], ids bigint[], arguments jsonb[], OUT answers bigint[], OUT merged jsonb[], OUT are_new boolean[]) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: stage_retries(integer); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.stage_retries(most integer) RETURNS TABLE(jobs bigint, lanes text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: sweep(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.sweep() RETURNS TABLE(segment smallint, age smallint, lane text, priority smallint, first_id bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
        #variable_conflict use_column
        DECLARE
            current_segment bigint := queue.current_segment();
        BEGIN
            PERFORM queue.require_read_committed();
            RETURN QUERY
            SELECT place.segment,
                CASE WHEN place.segment = 16 THEN 16 ELSE (current_segment - place.segment + 16) % 16 END::smallint,
                place.lane, place.priority, place.id
            FROM (
            SELECT 0::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_0 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_0 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_0 UNION ALL 
            SELECT 1::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_1 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_1 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_1 UNION ALL 
            SELECT 2::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_2 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_2 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_2 UNION ALL 
            SELECT 3::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_3 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_3 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_3 UNION ALL 
            SELECT 4::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_4 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_4 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_4 UNION ALL 
            SELECT 5::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_5 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_5 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_5 UNION ALL 
            SELECT 6::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_6 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_6 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_6 UNION ALL 
            SELECT 7::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_7 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_7 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_7 UNION ALL 
            SELECT 8::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_8 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_8 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_8 UNION ALL 
            SELECT 9::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_9 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_9 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_9 UNION ALL 
            SELECT 10::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_10 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_10 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_10 UNION ALL 
            SELECT 11::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_11 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_11 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_11 UNION ALL 
            SELECT 12::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_12 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_12 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_12 UNION ALL 
            SELECT 13::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_13 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_13 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_13 UNION ALL 
            SELECT 14::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_14 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_14 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_14 UNION ALL 
            SELECT 15::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_15 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_15 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_15 UNION ALL 
            SELECT 16::smallint AS segment, lane, priority, id
            FROM (
                WITH RECURSIVE front AS (
                    (SELECT ready.lane, ready.priority, ready.id
                    FROM queue.ready_16 AS ready
                    ORDER BY ready.lane, ready.priority, ready.id
                    LIMIT 1)
                    UNION ALL
                    SELECT following.lane, following.priority, following.id
                    FROM front
                    CROSS JOIN LATERAL (
                        SELECT ready.lane, ready.priority, ready.id
                        FROM queue.ready_16 AS ready
                        WHERE (ready.lane, ready.priority) > (front.lane, front.priority)
                        ORDER BY ready.lane, ready.priority, ready.id
                        LIMIT 1
                    ) AS following
                )
                SELECT front.lane, front.priority, front.id FROM front
            ) AS segment_16) AS place;
        END
        $$;

--
-- Name: take_depths(timestamp with time zone); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.take_depths(case_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: take_health(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.take_health() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

--
-- Name: take_seats(text, bigint, integer); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.take_seats(in_scope text, for_worker bigint, wanted integer) RETURNS SETOF integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: truncate_if_empty(text, text, text); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.truncate_if_empty(target text, patience text, is_needed text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    needed boolean;
BEGIN
    IF patience IS NULL THEN
        EXECUTE format('LOCK TABLE queue.%I IN ACCESS EXCLUSIVE MODE NOWAIT', target);
    ELSE
        PERFORM set_config('lock_timeout', patience, true);
        EXECUTE format('LOCK TABLE queue.%I IN ACCESS EXCLUSIVE MODE', target);
    END IF;
    -- Exact: an uncommitted insert or delete would hold ROW EXCLUSIVE and we would not have the lock, and
    -- under READ COMMITTED this statement's snapshot is younger than the lock.
    EXECUTE format('SELECT EXISTS (SELECT FROM queue.%I WHERE %s)', target, is_needed) INTO needed;
    IF needed THEN
        RETURN 'occupied';
    END IF;
    EXECUTE format('TRUNCATE queue.%I', target);
    RETURN 'reclaimed';
EXCEPTION WHEN lock_not_available THEN
    RETURN 'busy';
END
$$;

--
-- Name: vacate_seats(bigint[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.vacate_seats(of_workers bigint[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

--
-- Name: withdraw(bigint[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.withdraw(job_ids bigint[]) RETURNS TABLE(job_id bigint, day date, lane text, priority smallint, attempt smallint, rescues smallint, has_key boolean, due_at timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
        #variable_conflict use_column
        BEGIN
            PERFORM queue.require_read_committed();
            RETURN QUERY
            WITH wanted AS MATERIALIZED (
                SELECT job.id, queue.lane(job.queue, job.provider) AS lane, job.priority
                FROM unnest(queue.days_with_payloads()) AS payload (day)
                CROSS JOIN unnest(job_ids) AS input (id)
                JOIN queue.job AS job ON job.day = payload.day AND job.id = input.id
            ), ready_0 AS (
            DELETE FROM queue.ready_0 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_1 AS (
            DELETE FROM queue.ready_1 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_2 AS (
            DELETE FROM queue.ready_2 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_3 AS (
            DELETE FROM queue.ready_3 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_4 AS (
            DELETE FROM queue.ready_4 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_5 AS (
            DELETE FROM queue.ready_5 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_6 AS (
            DELETE FROM queue.ready_6 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_7 AS (
            DELETE FROM queue.ready_7 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_8 AS (
            DELETE FROM queue.ready_8 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_9 AS (
            DELETE FROM queue.ready_9 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_10 AS (
            DELETE FROM queue.ready_10 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_11 AS (
            DELETE FROM queue.ready_11 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_12 AS (
            DELETE FROM queue.ready_12 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_13 AS (
            DELETE FROM queue.ready_13 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_14 AS (
            DELETE FROM queue.ready_14 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_15 AS (
            DELETE FROM queue.ready_15 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ), ready_16 AS (
            DELETE FROM queue.ready_16 AS ready USING wanted
            WHERE ready.lane = wanted.lane AND ready.priority = wanted.priority AND ready.id = wanted.id
            RETURNING ready.id, ready.day, ready.lane, ready.priority, ready.attempt, ready.rescues, ready.has_key
        ) SELECT taken.*, NULL::timestamptz FROM (SELECT * FROM ready_0 UNION ALL SELECT * FROM ready_1 UNION ALL SELECT * FROM ready_2 UNION ALL SELECT * FROM ready_3 UNION ALL SELECT * FROM ready_4 UNION ALL SELECT * FROM ready_5 UNION ALL SELECT * FROM ready_6 UNION ALL SELECT * FROM ready_7 UNION ALL SELECT * FROM ready_8 UNION ALL SELECT * FROM ready_9 UNION ALL SELECT * FROM ready_10 UNION ALL SELECT * FROM ready_11 UNION ALL SELECT * FROM ready_12 UNION ALL SELECT * FROM ready_13 UNION ALL SELECT * FROM ready_14 UNION ALL SELECT * FROM ready_15 UNION ALL SELECT * FROM ready_16) AS taken;
            RETURN QUERY
            DELETE FROM queue.retry AS retry WHERE retry.job_id = ANY (job_ids)
            RETURNING retry.job_id, retry.day, retry.lane, retry.priority, retry.attempt, retry.rescues,
                retry.has_key, retry.due_at;
        END
        $$;

--
-- Name: chain_start(); Type: FUNCTION; Schema: redress; Owner: -
--

CREATE FUNCTION redress.chain_start() RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea;

--
-- Name: event_digest(bytea, jsonb); Type: FUNCTION; Schema: redress; Owner: -
--

CREATE FUNCTION redress.event_digest(salt bytea, event jsonb) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256((salt || convert_to((event)::text, 'UTF8'::name)));

--
-- Name: event_link(uuid, integer, integer, timestamp with time zone, bytea); Type: FUNCTION; Schema: redress; Owner: -
--

CREATE FUNCTION redress.event_link(case_id uuid, sequence integer, version integer, at timestamp with time zone, digest bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((((uuid_send(case_id) || int4send(sequence)) || int4send(version)) || timestamptz_send(at)) || digest);

--
-- Name: extend_chain(bytea, bytea, bytea); Type: FUNCTION; Schema: redress; Owner: -
--

CREATE FUNCTION redress.extend_chain(chain bytea, start bytea, link bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
BEGIN
    RETURN sha256(coalesce(chain, start) || link);
END
$$;

--
-- Name: prune_allowances(); Type: FUNCTION; Schema: redress; Owner: -
--

CREATE FUNCTION redress.prune_allowances() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ DELETE FROM redress.request_allowance WHERE starts_at < clock_timestamp() - interval '2 days' $$;

--
-- Name: take_allowance(bytea, integer, integer, integer); Type: FUNCTION; Schema: redress; Owner: -
--

CREATE FUNCTION redress.take_allowance(of_subject bytea, wanted integer, most integer, period_seconds integer) RETURNS TABLE(granted integer, remaining integer, seconds double precision)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    period interval := period_seconds * interval '1 second';
    start timestamptz := date_bin(period, moment, 'epoch');
BEGIN
    -- Two processes must not both take the last portion (7304 next to the locks of the queue).
    PERFORM pg_advisory_xact_lock(7304, hashtext(encode(of_subject, 'hex')));
    remaining := most - coalesce(
        (SELECT sum(taken) FROM redress.request_allowance AS allowance
        WHERE allowance.starts_at = start AND allowance.subject = of_subject),
        0);
    granted := greatest(0, least(wanted, remaining));
    remaining := greatest(0, remaining - granted);
    seconds := extract(epoch FROM start + period - moment);
    IF granted > 0 THEN
        INSERT INTO redress.request_allowance (starts_at, subject, taken) VALUES (start, of_subject, granted);
    END IF;
    RETURN NEXT;
END
$$;

--
-- Name: chain(bytea, bytea); Type: AGGREGATE; Schema: redress; Owner: -
--

CREATE AGGREGATE redress.chain(start bytea, link bytea) (
    SFUNC = redress.extend_chain,
    STYPE = bytea
);

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: redress_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.redress_migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: beat_0; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.beat_0 (
    worker_id bigint NOT NULL,
    beaten_at timestamp with time zone NOT NULL
);

--
-- Name: beat_1; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.beat_1 (
    worker_id bigint NOT NULL,
    beaten_at timestamp with time zone NOT NULL
);

--
-- Name: cancellation; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.cancellation (
    job_id bigint NOT NULL,
    reason text NOT NULL,
    requested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT cancellation_reason_check CHECK ((reason <> ''::text))
);

--
-- Name: dead; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.dead (
    job_id bigint NOT NULL,
    kind text NOT NULL,
    args jsonb NOT NULL,
    queue text NOT NULL,
    provider text,
    priority smallint NOT NULL,
    subject uuid,
    max_attempts smallint NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    attempts smallint NOT NULL,
    rescues smallint NOT NULL,
    died_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    reason text NOT NULL,
    errors jsonb NOT NULL,
    steps jsonb DEFAULT '{}'::jsonb NOT NULL
);

--
-- Name: depth; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.depth (
    taken_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    jobs bigint NOT NULL,
    oldest_at timestamp with time zone,
    CONSTRAINT depth_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'leased'::text, 'retrying'::text, 'parked'::text, 'dead'::text, 'overdue'::text])))
);

--
-- Name: depths_now; Type: VIEW; Schema: queue; Owner: -
--

CREATE VIEW queue.depths_now AS
 SELECT depth.lane,
    COALESCE(sum(depth.jobs) FILTER (WHERE (depth.state = 'ready'::text)), (0)::numeric) AS ready,
    COALESCE(sum(depth.jobs) FILTER (WHERE (depth.state = 'leased'::text)), (0)::numeric) AS leased,
    COALESCE(sum(depth.jobs) FILTER (WHERE (depth.state = 'retrying'::text)), (0)::numeric) AS retrying,
    COALESCE(sum(depth.jobs) FILTER (WHERE (depth.state = 'parked'::text)), (0)::numeric) AS parked,
    COALESCE(sum(depth.jobs) FILTER (WHERE (depth.state = 'dead'::text)), (0)::numeric) AS dead,
    COALESCE(sum(depth.jobs) FILTER (WHERE (depth.state = 'overdue'::text)), (0)::numeric) AS overdue,
    max((depth.taken_at - depth.oldest_at)) FILTER (WHERE (depth.state = 'ready'::text)) AS oldest_ready,
    max(depth.taken_at) AS taken_at
   FROM queue.depth
  WHERE (depth.taken_at = ( SELECT max(depth_1.taken_at) AS max
           FROM queue.depth depth_1))
  GROUP BY depth.lane;

--
-- Name: done; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.done (
    job_id bigint NOT NULL,
    day date NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    outcome text NOT NULL,
    attempt smallint NOT NULL,
    fence bigint,
    worker_id bigint,
    claimed_at timestamp with time zone,
    finished_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    error text,
    CONSTRAINT done_check CHECK (((outcome <> ALL (ARRAY['failed'::text, 'dead'::text, 'cancelled'::text])) OR (error IS NOT NULL))),
    CONSTRAINT done_check1 CHECK (((outcome = 'cancelled'::text) OR (fence IS NOT NULL))),
    CONSTRAINT done_outcome_check CHECK ((outcome = ANY (ARRAY['completed'::text, 'cancelled'::text, 'snoozed'::text, 'failed'::text, 'rescued'::text, 'dead'::text])))
)
PARTITION BY RANGE (finished_at);

--
-- Name: fence; Type: SEQUENCE; Schema: queue; Owner: -
--

CREATE SEQUENCE queue.fence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: health; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.health (
    taken_at timestamp with time zone NOT NULL,
    oldest_snapshot_seconds double precision NOT NULL,
    oldest_snapshot_transactions bigint NOT NULL,
    dead_rows bigint NOT NULL,
    bytes bigint NOT NULL,
    segments_in_use integer NOT NULL,
    siding_bytes bigint NOT NULL,
    timers_armed bigint NOT NULL
);

--
-- Name: job; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.job (
    id bigint NOT NULL,
    day date NOT NULL,
    kind text NOT NULL,
    args jsonb NOT NULL,
    queue text NOT NULL,
    provider text,
    priority smallint NOT NULL,
    subject uuid,
    max_attempts smallint NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    CONSTRAINT job_kind_check CHECK ((kind <> ''::text)),
    CONSTRAINT job_max_attempts_check CHECK ((max_attempts > 0)),
    CONSTRAINT job_provider_check CHECK ((provider <> ''::text)),
    CONSTRAINT job_queue_check CHECK (((queue <> ''::text) AND (queue !~~ '%/%'::text)))
)
PARTITION BY RANGE (day);

--
-- Name: job_id; Type: SEQUENCE; Schema: queue; Owner: -
--

CREATE SEQUENCE queue.job_id
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: lease; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.lease (
    job_id bigint NOT NULL,
    fence bigint NOT NULL,
    worker_id bigint NOT NULL,
    day date NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    claimed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT lease_attempt_check CHECK ((attempt > 0)),
    CONSTRAINT lease_rescues_check CHECK ((rescues >= 0))
);

--
-- Name: scope_limit; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.scope_limit (
    scope text NOT NULL COLLATE pg_catalog."C",
    cap integer,
    per_second double precision,
    burst integer,
    weight integer DEFAULT 1 NOT NULL,
    CONSTRAINT scope_limit_burst_check CHECK ((burst > 0)),
    CONSTRAINT scope_limit_burst_of_a_rate CHECK (((per_second IS NULL) = (burst IS NULL))),
    CONSTRAINT scope_limit_cap_check CHECK (((cap >= 1) AND (cap <= 10000))),
    CONSTRAINT scope_limit_per_second_check CHECK ((per_second > (0)::double precision)),
    CONSTRAINT scope_limit_rate_is_split_by_seats CHECK (((per_second IS NULL) OR (cap IS NOT NULL))),
    CONSTRAINT scope_limit_scope_check CHECK (((scope ~ '^[^/]*(/[^/]+)?$'::text) AND (scope <> ''::text))),
    CONSTRAINT scope_limit_weight_check CHECK (((weight >= 1) AND (weight <= 1000)))
);

--
-- Name: seat; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.seat (
    scope text NOT NULL COLLATE pg_catalog."C",
    number integer NOT NULL,
    worker_id bigint,
    usable_at timestamp with time zone,
    CONSTRAINT seat_is_held_or_lost CHECK (((worker_id IS NULL) = (usable_at IS NOT NULL))),
    CONSTRAINT seat_number_check CHECK ((number > 0))
);

--
-- Name: limits_now; Type: VIEW; Schema: queue; Owner: -
--

CREATE VIEW queue.limits_now AS
 SELECT scope_limit.scope,
    scope_limit.cap,
    scope_limit.per_second,
    scope_limit.burst,
    scope_limit.weight,
    seats.held AS seats_held,
    seats.lost AS seats_lost
   FROM (queue.scope_limit
     CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE (seat.worker_id IS NOT NULL)) AS held,
            count(*) FILTER (WHERE (seat.usable_at > clock_timestamp())) AS lost
           FROM queue.seat
          WHERE (seat.scope = scope_limit.scope)) seats);

--
-- Name: pause; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.pause (
    what text NOT NULL,
    name text NOT NULL,
    reason text,
    paused_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT pause_name_check CHECK ((name <> ''::text)),
    CONSTRAINT pause_what_check CHECK ((what = ANY (ARRAY['scope'::text, 'kind'::text])))
);

--
-- Name: periodic_fire; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.periodic_fire (
    schedule text NOT NULL COLLATE pg_catalog."C",
    fire_at timestamp with time zone NOT NULL,
    job_id bigint,
    CONSTRAINT periodic_fire_schedule_check CHECK ((schedule <> ''::text))
);

--
-- Name: throughput; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.throughput (
    taken_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    worker_id bigint NOT NULL,
    seconds double precision NOT NULL,
    queue text NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    jobs bigint NOT NULL,
    run_seconds double precision NOT NULL,
    wait_seconds double precision NOT NULL,
    longest_run_seconds double precision NOT NULL,
    CONSTRAINT throughput_jobs_check CHECK ((jobs > 0)),
    CONSTRAINT throughput_seconds_check CHECK ((seconds > (0)::double precision))
);

--
-- Name: rates_now; Type: VIEW; Schema: queue; Owner: -
--

CREATE VIEW queue.rates_now AS
 SELECT throughput.queue,
    throughput.kind,
    round((sum(throughput.jobs) / (60)::numeric), 2) AS jobs_per_second,
    COALESCE(sum(throughput.jobs) FILTER (WHERE (throughput.outcome = 'failed'::text)), (0)::numeric) AS failed,
    COALESCE(sum(throughput.jobs) FILTER (WHERE (throughput.outcome = 'dead'::text)), (0)::numeric) AS dead,
    round(((((1000)::double precision * sum(throughput.run_seconds)) / (sum(throughput.jobs))::double precision))::numeric, 1) AS run_ms,
    round(((((1000)::double precision * sum(throughput.wait_seconds)) / (sum(throughput.jobs))::double precision))::numeric, 1) AS wait_ms,
    round((((1000)::double precision * max(throughput.longest_run_seconds)))::numeric, 1) AS longest_run_ms
   FROM queue.throughput
  WHERE (throughput.taken_at > (clock_timestamp() - '00:01:00'::interval))
  GROUP BY throughput.queue, throughput.kind;

--
-- Name: ready_0; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_0 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_0_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_0_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_1; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_1 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_1_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_1_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_10; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_10 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_10_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_10_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_11; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_11 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_11_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_11_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_12; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_12 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_12_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_12_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_13; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_13 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_13_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_13_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_14; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_14 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_14_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_14_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_15; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_15 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_15_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_15_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_16; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_16 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_16_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_16_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_2; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_2 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_2_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_2_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_3; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_3 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_3_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_3_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_4; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_4 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_4_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_4_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_5; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_5 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_5_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_5_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_6; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_6 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_6_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_6_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_7; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_7 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_7_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_7_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_8; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_8 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_8_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_8_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: ready_9; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ready_9 (
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    id bigint NOT NULL,
    day date NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    CONSTRAINT ready_9_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT ready_9_rescues_check CHECK ((rescues >= 0))
)
WITH (vacuum_truncate=off);

--
-- Name: retry; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.retry (
    job_id bigint NOT NULL,
    day date NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    attempt smallint NOT NULL,
    rescues smallint NOT NULL,
    has_key boolean NOT NULL,
    due_at timestamp with time zone NOT NULL,
    CONSTRAINT retry_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT retry_rescues_check CHECK ((rescues >= 0))
);

--
-- Name: ring; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.ring (
    generation bigint NOT NULL,
    segment smallint GENERATED ALWAYS AS (((generation % (16)::bigint))::smallint) STORED,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: step; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.step (
    day date NOT NULL,
    job_id bigint NOT NULL,
    name text NOT NULL,
    result jsonb NOT NULL,
    done_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT step_name_check CHECK ((name <> ''::text))
)
PARTITION BY RANGE (day);

--
-- Name: term; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.term (
    number bigint NOT NULL,
    worker_id bigint NOT NULL,
    ends_at timestamp with time zone NOT NULL
);

--
-- Name: tick; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.tick (
    ticked_at timestamp with time zone NOT NULL
);

--
-- Name: timer; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.timer (
    id uuid NOT NULL,
    due_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    args jsonb NOT NULL,
    queue text NOT NULL,
    provider text,
    priority smallint NOT NULL,
    subject uuid,
    max_attempts smallint NOT NULL,
    armed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT timer_due_at_check CHECK (((due_at >= '2000-01-01 00:00:00+00'::timestamp with time zone) AND (due_at < '2200-01-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT timer_kind_check CHECK ((kind <> ''::text)),
    CONSTRAINT timer_max_attempts_check CHECK ((max_attempts > 0)),
    CONSTRAINT timer_provider_check CHECK ((provider <> ''::text)),
    CONSTRAINT timer_queue_check CHECK (((queue <> ''::text) AND (queue !~~ '%/%'::text)))
)
PARTITION BY RANGE (due_at);

--
-- Name: unfinished; Type: VIEW; Schema: queue; Owner: -
--

CREATE VIEW queue.unfinished AS
 SELECT ready_0.id AS job_id,
    ready_0.day,
    'ready'::text AS state,
    ready_0.lane,
    ready_0.priority,
    ready_0.attempt,
    ready_0.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_0
UNION ALL
 SELECT ready_1.id AS job_id,
    ready_1.day,
    'ready'::text AS state,
    ready_1.lane,
    ready_1.priority,
    ready_1.attempt,
    ready_1.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_1
UNION ALL
 SELECT ready_2.id AS job_id,
    ready_2.day,
    'ready'::text AS state,
    ready_2.lane,
    ready_2.priority,
    ready_2.attempt,
    ready_2.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_2
UNION ALL
 SELECT ready_3.id AS job_id,
    ready_3.day,
    'ready'::text AS state,
    ready_3.lane,
    ready_3.priority,
    ready_3.attempt,
    ready_3.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_3
UNION ALL
 SELECT ready_4.id AS job_id,
    ready_4.day,
    'ready'::text AS state,
    ready_4.lane,
    ready_4.priority,
    ready_4.attempt,
    ready_4.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_4
UNION ALL
 SELECT ready_5.id AS job_id,
    ready_5.day,
    'ready'::text AS state,
    ready_5.lane,
    ready_5.priority,
    ready_5.attempt,
    ready_5.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_5
UNION ALL
 SELECT ready_6.id AS job_id,
    ready_6.day,
    'ready'::text AS state,
    ready_6.lane,
    ready_6.priority,
    ready_6.attempt,
    ready_6.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_6
UNION ALL
 SELECT ready_7.id AS job_id,
    ready_7.day,
    'ready'::text AS state,
    ready_7.lane,
    ready_7.priority,
    ready_7.attempt,
    ready_7.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_7
UNION ALL
 SELECT ready_8.id AS job_id,
    ready_8.day,
    'ready'::text AS state,
    ready_8.lane,
    ready_8.priority,
    ready_8.attempt,
    ready_8.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_8
UNION ALL
 SELECT ready_9.id AS job_id,
    ready_9.day,
    'ready'::text AS state,
    ready_9.lane,
    ready_9.priority,
    ready_9.attempt,
    ready_9.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_9
UNION ALL
 SELECT ready_10.id AS job_id,
    ready_10.day,
    'ready'::text AS state,
    ready_10.lane,
    ready_10.priority,
    ready_10.attempt,
    ready_10.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_10
UNION ALL
 SELECT ready_11.id AS job_id,
    ready_11.day,
    'ready'::text AS state,
    ready_11.lane,
    ready_11.priority,
    ready_11.attempt,
    ready_11.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_11
UNION ALL
 SELECT ready_12.id AS job_id,
    ready_12.day,
    'ready'::text AS state,
    ready_12.lane,
    ready_12.priority,
    ready_12.attempt,
    ready_12.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_12
UNION ALL
 SELECT ready_13.id AS job_id,
    ready_13.day,
    'ready'::text AS state,
    ready_13.lane,
    ready_13.priority,
    ready_13.attempt,
    ready_13.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_13
UNION ALL
 SELECT ready_14.id AS job_id,
    ready_14.day,
    'ready'::text AS state,
    ready_14.lane,
    ready_14.priority,
    ready_14.attempt,
    ready_14.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_14
UNION ALL
 SELECT ready_15.id AS job_id,
    ready_15.day,
    'ready'::text AS state,
    ready_15.lane,
    ready_15.priority,
    ready_15.attempt,
    ready_15.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_15
UNION ALL
 SELECT ready_16.id AS job_id,
    ready_16.day,
    'ready'::text AS state,
    ready_16.lane,
    ready_16.priority,
    ready_16.attempt,
    ready_16.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.ready_16
UNION ALL
 SELECT lease.job_id,
    lease.day,
    'leased'::text AS state,
    lease.lane,
    lease.priority,
    lease.attempt,
    lease.rescues,
    NULL::timestamp with time zone AS due_at
   FROM queue.lease
UNION ALL
 SELECT retry.job_id,
    retry.day,
        CASE
            WHEN (retry.due_at = 'infinity'::timestamp with time zone) THEN 'parked'::text
            ELSE 'retrying'::text
        END AS state,
    retry.lane,
    retry.priority,
    retry.attempt,
    retry.rescues,
    retry.due_at
   FROM queue.retry;

--
-- Name: unique_key; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.unique_key (
    kind text NOT NULL,
    key text NOT NULL,
    job_id bigint NOT NULL,
    CONSTRAINT unique_key_key_check CHECK ((key <> ''::text))
);

--
-- Name: worker; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.worker (
    id bigint NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    holds_lock boolean NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT worker_role_check CHECK ((role = ANY (ARRAY['worker'::text, 'scheduler'::text])))
);

--
-- Name: worker_id_seq; Type: SEQUENCE; Schema: queue; Owner: -
--

ALTER TABLE queue.worker ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME queue.worker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: case_event; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.case_event (
    case_id uuid NOT NULL,
    sequence integer NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    digest bytea NOT NULL,
    previous bytea NOT NULL,
    chain bytea NOT NULL,
    CONSTRAINT case_event_hashes CHECK (((length(digest) = 32) AND (length(previous) = 32) AND (length(chain) = 32))),
    CONSTRAINT case_event_sequence_check CHECK ((sequence > 0))
);

--
-- Name: case_event_payload; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.case_event_payload (
    case_id uuid NOT NULL,
    sequence integer NOT NULL,
    salt bytea NOT NULL,
    event jsonb NOT NULL,
    CONSTRAINT case_event_payload_salt_check CHECK ((length(salt) = 32))
);

--
-- Name: case_file; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.case_file (
    id uuid NOT NULL,
    reference text NOT NULL,
    provider_id text NOT NULL,
    scheme text NOT NULL,
    profile_version text NOT NULL,
    eligibility jsonb NOT NULL,
    status text NOT NULL,
    waits_for text,
    version integer NOT NULL,
    generation integer NOT NULL,
    state jsonb NOT NULL,
    decision_deadline jsonb,
    first_complained_on date,
    caseworker uuid,
    token_version smallint DEFAULT 1 NOT NULL,
    access_hash bytea NOT NULL,
    provider_access_hash bytea NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    round smallint DEFAULT 0 NOT NULL,
    reopening jsonb,
    issues text[],
    is_urgent boolean DEFAULT false NOT NULL,
    erased_at timestamp with time zone,
    legal_hold text,
    CONSTRAINT case_file_access_hash_check CHECK ((length(access_hash) = 32)),
    CONSTRAINT case_file_generation_check CHECK ((generation >= 0)),
    CONSTRAINT case_file_open_waits_for_somebody CHECK (((status = ANY (ARRAY['refused'::text, 'closed'::text])) = (waits_for IS NULL))),
    CONSTRAINT case_file_provider_access_hash_check CHECK ((length(provider_access_hash) = 32)),
    CONSTRAINT case_file_reference_check CHECK ((length(reference) = 8)),
    CONSTRAINT case_file_round_check CHECK ((round >= 0)),
    CONSTRAINT case_file_status_check CHECK ((status = ANY (ARRAY['too_early'::text, 'refused'::text, 'eligibility_disputed'::text, 'awaiting_provider'::text, 'settlement_offered'::text, 'awaiting_comments'::text, 'investigating'::text, 'awaiting_information'::text, 'awaiting_signature'::text, 'resolution_proposed'::text, 'reviewing'::text, 'awaiting_acceptance'::text, 'awaiting_remedy'::text, 'on_hold'::text, 'closed'::text]))),
    CONSTRAINT case_file_version_check CHECK ((version > 0)),
    CONSTRAINT case_file_waits_for_check CHECK ((waits_for = ANY (ARRAY['complainant'::text, 'provider'::text, 'caseworker'::text, 'ombudsman'::text, 'scheme'::text])))
);

--
-- Name: case_history; Type: VIEW; Schema: redress; Owner: -
--

CREATE VIEW redress.case_history AS
 SELECT case_event.case_id,
    case_event.sequence,
    case_event.version,
    case_event.at,
    payload.event
   FROM (redress.case_event
     JOIN redress.case_event_payload payload USING (case_id, sequence));

--
-- Name: case_key; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.case_key (
    case_id uuid NOT NULL,
    master_key_id text NOT NULL,
    wrapped_key bytea NOT NULL,
    CONSTRAINT case_key_master_key_id_check CHECK ((master_key_id <> ''::text)),
    CONSTRAINT case_key_wrapped_key_check CHECK ((length(wrapped_key) = 60))
);

--
-- Name: case_to_count; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.case_to_count (
    case_id uuid NOT NULL,
    has_ended boolean NOT NULL
);

--
-- Name: complaint; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.complaint (
    id uuid NOT NULL,
    received_at timestamp with time zone NOT NULL,
    channel text NOT NULL,
    body jsonb NOT NULL,
    body_digest bytea NOT NULL,
    CONSTRAINT complaint_body_digest_check CHECK ((length(body_digest) = 32)),
    CONSTRAINT complaint_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'email'::text, 'phone'::text, 'post'::text, 'import'::text])))
);
ALTER TABLE ONLY redress.complaint ALTER COLUMN body SET COMPRESSION lz4;

--
-- Name: daily_count; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.daily_count (
    provider_id text NOT NULL,
    day date NOT NULL,
    service text NOT NULL,
    subject text NOT NULL,
    region text NOT NULL,
    cases integer NOT NULL,
    CONSTRAINT daily_count_cases_check CHECK ((cases > 0))
);

--
-- Name: deadline; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.deadline (
    id bigint NOT NULL,
    case_id uuid NOT NULL,
    step text NOT NULL,
    party text NOT NULL,
    derivation jsonb NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT deadline_ended_when_not_running CHECK (((state = 'running'::text) = (ended_at IS NULL))),
    CONSTRAINT deadline_state_check CHECK ((state = ANY (ARRAY['running'::text, 'met'::text, 'missed'::text, 'cancelled'::text])))
);

--
-- Name: deadline_id_seq; Type: SEQUENCE; Schema: redress; Owner: -
--

ALTER TABLE redress.deadline ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME redress.deadline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: digest; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.digest (
    id uuid NOT NULL,
    provider_id text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    internet_message_id text NOT NULL,
    sent_by uuid NOT NULL,
    raw bytea NOT NULL,
    address text NOT NULL,
    relay text,
    relay_answer text,
    settled_at timestamp with time zone,
    CONSTRAINT digest_is_settled_whole CHECK ((((settled_at IS NULL) = (relay IS NULL)) AND ((settled_at IS NULL) = (relay_answer IS NULL))))
);

--
-- Name: draft; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.draft (
    id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    answers jsonb NOT NULL,
    language text NOT NULL,
    return_address text,
    links_asked_for smallint DEFAULT 0 NOT NULL,
    case_id uuid,
    saved_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT draft_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text)),
    CONSTRAINT draft_code_hash_check CHECK ((length(code_hash) = 32)),
    CONSTRAINT draft_language_check CHECK ((language = ANY (ARRAY['en'::text, 'cy'::text]))),
    CONSTRAINT draft_links_asked_for_check CHECK (((links_asked_for >= 0) AND (links_asked_for <= 10))),
    CONSTRAINT draft_secret_hash_check CHECK ((length(secret_hash) = 32)),
    CONSTRAINT draft_that_was_sent_is_empty CHECK (((case_id IS NULL) OR ((answers = '{}'::jsonb) AND (return_address IS NULL))))
);

--
-- Name: duplicate_link; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.duplicate_link (
    earlier uuid NOT NULL,
    later uuid NOT NULL,
    match text NOT NULL,
    likeness smallint NOT NULL,
    state text NOT NULL,
    found_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT duplicate_link_in_order CHECK ((earlier < later)),
    CONSTRAINT duplicate_link_likeness_check CHECK (((likeness >= 0) AND (likeness <= 100))),
    CONSTRAINT duplicate_link_match_check CHECK ((match = ANY (ARRAY['email'::text, 'phone'::text, 'name_and_postcode'::text]))),
    CONSTRAINT duplicate_link_settled_when_not_suspected CHECK (((state = 'suspected'::text) = (settled_at IS NULL))),
    CONSTRAINT duplicate_link_state_check CHECK ((state = ANY (ARRAY['suspected'::text, 'confirmed'::text, 'dismissed'::text])))
);

--
-- Name: ending_count; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.ending_count (
    month date NOT NULL,
    provider_id text NOT NULL,
    ending text NOT NULL,
    days integer NOT NULL,
    cases integer NOT NULL,
    paid_pence bigint NOT NULL,
    CONSTRAINT ending_count_cases_check CHECK ((cases > 0)),
    CONSTRAINT ending_count_days_check CHECK ((days >= 0)),
    CONSTRAINT ending_count_ending_check CHECK ((ending = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'not_pursued'::text, 'transferred'::text, 'merged'::text, 'settled'::text, 'upheld'::text, 'partly_upheld'::text, 'not_upheld'::text]))),
    CONSTRAINT ending_count_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT ending_count_paid_pence_check CHECK ((paid_pence >= 0))
);

--
-- Name: evidence; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.evidence (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    owner text NOT NULL,
    file_name text NOT NULL,
    description text NOT NULL,
    state text NOT NULL,
    kind text,
    size bigint NOT NULL,
    received bigint NOT NULL,
    sha256 bytea,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    copy_of uuid,
    shared_with text,
    shared_by uuid,
    redaction text,
    CONSTRAINT evidence_check CHECK (((received >= 0) AND (received <= size))),
    CONSTRAINT evidence_copies_are_the_schemes CHECK ((((owner = 'scheme'::text) = (copy_of IS NOT NULL)) AND ((owner = 'scheme'::text) = (shared_by IS NOT NULL)) AND ((owner = 'scheme'::text) OR ((shared_with IS NULL) AND (redaction IS NULL))))),
    CONSTRAINT evidence_description_check CHECK ((description <> ''::text)),
    CONSTRAINT evidence_file_name_check CHECK ((file_name <> ''::text)),
    CONSTRAINT evidence_hashed_when_clean CHECK (((state <> 'clean'::text) OR (sha256 IS NOT NULL))),
    CONSTRAINT evidence_owner_check CHECK ((owner = ANY (ARRAY['complainant'::text, 'provider'::text, 'scheme'::text]))),
    CONSTRAINT evidence_sha256_check CHECK ((length(sha256) = 32)),
    CONSTRAINT evidence_shared_with_a_side CHECK ((shared_with = ANY (ARRAY['complainant'::text, 'provider'::text]))),
    CONSTRAINT evidence_size_check CHECK (((size >= 1) AND (size <= 41943040))),
    CONSTRAINT evidence_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'stored'::text, 'clean'::text, 'infected'::text, 'unscannable'::text, 'removed'::text]))),
    CONSTRAINT evidence_whole_once_stored CHECK (((state = ANY (ARRAY['receiving'::text, 'removed'::text])) OR ((received = size) AND (kind IS NOT NULL))))
);

--
-- Name: evidence_part; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.evidence_part (
    id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    first_byte bigint NOT NULL,
    size bigint NOT NULL,
    CONSTRAINT evidence_part_first_byte_check CHECK ((first_byte >= 0)),
    CONSTRAINT evidence_part_size_check CHECK ((size > 0))
);

--
-- Name: history_seal; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.history_seal (
    number integer NOT NULL,
    day date NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    cases integer NOT NULL,
    entries bigint NOT NULL,
    root bytea NOT NULL,
    previous bytea NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT history_seal_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT history_seal_number_check CHECK ((number > 0)),
    CONSTRAINT history_seal_previous_check CHECK ((length(previous) = 32)),
    CONSTRAINT history_seal_root_check CHECK ((length(root) = 32))
);

--
-- Name: idempotency_key; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.idempotency_key (
    client text NOT NULL,
    key text NOT NULL,
    body_digest bytea NOT NULL,
    case_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT idempotency_key_body_digest_check CHECK ((length(body_digest) = 32)),
    CONSTRAINT idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

--
-- Name: imported_complaint; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.imported_complaint (
    source text NOT NULL,
    external_id text NOT NULL,
    case_id uuid NOT NULL,
    place text
);

--
-- Name: inbound_mail; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.inbound_mail (
    id uuid NOT NULL,
    received_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    digest bytea NOT NULL,
    body_digest bytea NOT NULL,
    raw bytea NOT NULL,
    is_whole boolean NOT NULL,
    envelope_sender text,
    envelope_recipient text,
    CONSTRAINT inbound_mail_body_digest_check CHECK ((length(body_digest) = 32)),
    CONSTRAINT inbound_mail_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT inbound_mail_source_check CHECK ((source = ANY (ARRAY['mailbox'::text, 'pipe'::text])))
);
ALTER TABLE ONLY redress.inbound_mail ALTER COLUMN raw SET STORAGE EXTERNAL;

--
-- Name: inbound_verdict; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.inbound_verdict (
    mail_id uuid NOT NULL,
    sorted_at timestamp with time zone NOT NULL,
    verdict text NOT NULL,
    reason text NOT NULL,
    internet_message_id text,
    body_digest bytea NOT NULL,
    sender text,
    subject text NOT NULL,
    attachments jsonb NOT NULL,
    case_id uuid,
    party text,
    proof text,
    CONSTRAINT inbound_verdict_internet_message_id_check CHECK ((length(internet_message_id) <= 250)),
    CONSTRAINT inbound_verdict_of_a_party CHECK ((((party IS NULL) = (proof IS NULL)) AND ((party IS NULL) OR (case_id IS NOT NULL)))),
    CONSTRAINT inbound_verdict_party_check CHECK ((party = ANY (ARRAY['complainant'::text, 'provider'::text, 'caseworker'::text, 'ombudsman'::text, 'scheme'::text]))),
    CONSTRAINT inbound_verdict_proof_check CHECK ((proof = ANY (ARRAY['address'::text, 'thread'::text, 'reference'::text, 'complaint'::text, 'person'::text]))),
    CONSTRAINT inbound_verdict_verdict_check CHECK ((verdict = ANY (ARRAY['repeated'::text, 'loop'::text, 'report'::text, 'automatic'::text, 'reply'::text, 'complaint'::text, 'incomplete'::text, 'held'::text])))
);

--
-- Name: mail_answer; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.mail_answer (
    id uuid NOT NULL,
    mail_id uuid NOT NULL,
    address text NOT NULL,
    day date NOT NULL,
    internet_message_id text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    raw bytea NOT NULL,
    relay text,
    relay_answer text,
    settled_at timestamp with time zone
);

--
-- Name: mailbox_position; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.mailbox_position (
    mailbox text NOT NULL,
    validity bigint NOT NULL,
    last_uid bigint NOT NULL
);

--
-- Name: message; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.message (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    step text NOT NULL,
    recipient text NOT NULL,
    notice jsonb NOT NULL,
    state text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    internet_message_id text NOT NULL,
    subject text,
    body text,
    raw bytea,
    address text,
    relay text,
    relay_answer text,
    settled_at timestamp with time zone,
    bounced_at timestamp with time zone,
    bounce_status text,
    send_at timestamp with time zone,
    digest_id uuid,
    CONSTRAINT message_accepted_is_kept CHECK (((state <> 'accepted'::text) OR ((raw IS NOT NULL) AND (relay IS NOT NULL) AND (settled_at IS NOT NULL)))),
    CONSTRAINT message_bounce_is_whole CHECK (((bounced_at IS NULL) = (bounce_status IS NULL))),
    CONSTRAINT message_copy_is_whole CHECK ((((raw IS NULL) = (subject IS NULL)) AND ((raw IS NULL) = (body IS NULL)))),
    CONSTRAINT message_number_check CHECK ((number > 0)),
    CONSTRAINT message_recipient_check CHECK ((recipient = ANY (ARRAY['complainant'::text, 'provider'::text, 'caseworker'::text, 'ombudsman'::text, 'scheme'::text]))),
    CONSTRAINT message_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'accepted'::text, 'undelivered'::text])))
);

--
-- Name: monthly_count; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.monthly_count (
    month date NOT NULL,
    provider_id text NOT NULL,
    property text NOT NULL,
    value text NOT NULL,
    cases integer NOT NULL,
    CONSTRAINT monthly_count_cases_check CHECK ((cases > 0)),
    CONSTRAINT monthly_count_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT monthly_count_property_check CHECK ((property = ANY (ARRAY['all'::text, 'group'::text, 'issue'::text, 'service'::text, 'region'::text])))
)
WITH (fillfactor='50');

--
-- Name: person_key; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.person_key (
    key bytea NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT person_key_key_check CHECK ((length(key) = 16))
);

--
-- Name: postcode_region; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.postcode_region (
    area text NOT NULL,
    region text NOT NULL,
    CONSTRAINT postcode_region_area_check CHECK ((area ~ '^[A-Z]{1,2}$'::text)),
    CONSTRAINT postcode_region_region_check CHECK ((region ~ '^TL[C-N]$'::text))
);

--
-- Name: provider_customers; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.provider_customers (
    provider_id text NOT NULL,
    as_of date NOT NULL,
    customers bigint NOT NULL,
    source text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT provider_customers_customers_check CHECK ((customers > 0)),
    CONSTRAINT provider_customers_source_check CHECK ((source <> ''::text))
);

--
-- Name: provider_login; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.provider_login (
    user_id uuid NOT NULL,
    salt bytea NOT NULL,
    password_hash bytea NOT NULL,
    sealed_secret bytea NOT NULL,
    used_step bigint DEFAULT 0 NOT NULL,
    set_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT provider_login_password_hash_check CHECK ((length(password_hash) = 32)),
    CONSTRAINT provider_login_salt_check CHECK ((length(salt) = 16))
);

--
-- Name: provider_session; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.provider_session (
    key_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    began_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT provider_session_key_hash_check CHECK ((length(key_hash) = 32))
);

--
-- Name: provider_user; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.provider_user (
    id uuid NOT NULL,
    provider_id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT provider_user_email_check CHECK ((email <> ''::text)),
    CONSTRAINT provider_user_name_check CHECK ((name <> ''::text))
);

--
-- Name: related_case; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.related_case (
    case_id uuid NOT NULL,
    other uuid NOT NULL,
    relation text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT related_case_of_two CHECK ((case_id <> other)),
    CONSTRAINT related_case_relation_check CHECK ((relation = ANY (ARRAY['merged'::text, 'split'::text, 'joined'::text])))
);

--
-- Name: request_allowance; Type: TABLE; Schema: redress; Owner: -
--

CREATE UNLOGGED TABLE redress.request_allowance (
    starts_at timestamp with time zone NOT NULL,
    subject bytea NOT NULL,
    taken integer NOT NULL,
    CONSTRAINT request_allowance_subject_check CHECK ((octet_length(subject) = 16)),
    CONSTRAINT request_allowance_taken_check CHECK ((taken > 0))
);

--
-- Name: sealed_head; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.sealed_head (
    case_id uuid NOT NULL,
    sequence integer NOT NULL,
    reference text NOT NULL,
    chain bytea NOT NULL,
    seal integer NOT NULL,
    CONSTRAINT sealed_head_chain_check CHECK ((length(chain) = 32))
);

--
-- Name: second_reading; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.second_reading (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    round smallint NOT NULL,
    draft_version integer NOT NULL,
    drafter uuid NOT NULL,
    draft_lines jsonb NOT NULL,
    draft_award bigint NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    reader uuid,
    lines jsonb,
    award bigint,
    note text,
    read_at timestamp with time zone,
    lapsed_at timestamp with time zone,
    CONSTRAINT second_reading_award_check CHECK ((award >= 0)),
    CONSTRAINT second_reading_by_another CHECK ((reader <> drafter)),
    CONSTRAINT second_reading_draft_award_check CHECK ((draft_award >= 0)),
    CONSTRAINT second_reading_draft_lines_check CHECK ((jsonb_typeof(draft_lines) = 'array'::text)),
    CONSTRAINT second_reading_has_a_reader CHECK (((read_at IS NULL) OR (reader IS NOT NULL))),
    CONSTRAINT second_reading_is_over_once CHECK (((read_at IS NULL) OR (lapsed_at IS NULL))),
    CONSTRAINT second_reading_is_whole CHECK ((num_nonnulls(lines, award, note, read_at) = ANY (ARRAY[0, 4]))),
    CONSTRAINT second_reading_lines_check CHECK ((jsonb_typeof(lines) = 'array'::text)),
    CONSTRAINT second_reading_round_check CHECK ((round >= 0))
);

--
-- Name: spike_alarm; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.spike_alarm (
    id bigint NOT NULL,
    provider_id text NOT NULL,
    service text NOT NULL,
    subject text NOT NULL,
    place text NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    observed integer NOT NULL,
    expected double precision NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    CONSTRAINT spike_alarm_check CHECK ((last_day >= first_day)),
    CONSTRAINT spike_alarm_expected_check CHECK ((expected >= (0)::double precision)),
    CONSTRAINT spike_alarm_observed_check CHECK ((observed > 0))
);

--
-- Name: spike_alarm_id_seq; Type: SEQUENCE; Schema: redress; Owner: -
--

ALTER TABLE redress.spike_alarm ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME redress.spike_alarm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: staff; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.staff (
    id uuid NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT staff_email_check CHECK ((email ~~ '%@%'::text)),
    CONSTRAINT staff_name_check CHECK ((name <> ''::text)),
    CONSTRAINT staff_role_check CHECK ((role = ANY (ARRAY['caseworker'::text, 'ombudsman'::text]))),
    CONSTRAINT staff_token_hash_check CHECK ((length(token_hash) = 32))
);

--
-- Name: staff_conflict; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.staff_conflict (
    staff_id uuid NOT NULL,
    provider_id text NOT NULL,
    until date NOT NULL
);

--
-- Name: staff_item; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.staff_item (
    id uuid NOT NULL,
    case_id uuid,
    kind text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    mail_id uuid,
    CONSTRAINT staff_item_about_one CHECK ((num_nonnulls(case_id, mail_id) = 1)),
    CONSTRAINT staff_item_held_is_mail CHECK (((kind = 'mail_held'::text) = (mail_id IS NOT NULL))),
    CONSTRAINT staff_item_kind_check CHECK ((kind = ANY (ARRAY['notice_undelivered'::text, 'job_dead'::text, 'unassigned'::text, 'complainant_unreachable'::text, 'provider_unreachable'::text, 'mail_received'::text, 'mail_held'::text, 'duplicate'::text, 'second_reading_differs'::text])))
);

--
-- Name: staff_login; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.staff_login (
    staff_id uuid NOT NULL,
    salt bytea NOT NULL,
    password_hash bytea NOT NULL,
    sealed_secret bytea NOT NULL,
    used_step bigint DEFAULT 0 NOT NULL,
    set_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT staff_login_password_hash_check CHECK ((length(password_hash) = 32)),
    CONSTRAINT staff_login_salt_check CHECK ((length(salt) = 16))
);

--
-- Name: staff_session; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.staff_session (
    key_hash bytea NOT NULL,
    staff_id uuid NOT NULL,
    began_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT staff_session_key_hash_check CHECK ((length(key_hash) = 32))
);

--
-- Name: text_message; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.text_message (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    message_id uuid NOT NULL,
    number text NOT NULL,
    body text NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT text_message_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'accepted'::text, 'delivered'::text, 'undelivered'::text, 'expired'::text])))
);

--
-- Name: unsealed_case; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.unsealed_case (
    case_id uuid NOT NULL
);

--
-- Name: watched_day; Type: TABLE; Schema: redress; Owner: -
--

CREATE TABLE redress.watched_day (
    day date NOT NULL,
    watched_at timestamp with time zone NOT NULL
);

--
-- Name: redress_migration redress_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redress_migration
    ADD CONSTRAINT redress_migration_pkey PRIMARY KEY (number);

--
-- Name: cancellation cancellation_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.cancellation
    ADD CONSTRAINT cancellation_pkey PRIMARY KEY (job_id);

--
-- Name: dead dead_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.dead
    ADD CONSTRAINT dead_pkey PRIMARY KEY (job_id);

--
-- Name: depth depth_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.depth
    ADD CONSTRAINT depth_pkey PRIMARY KEY (taken_at, state, lane);

--
-- Name: health health_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.health
    ADD CONSTRAINT health_pkey PRIMARY KEY (taken_at);

--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (day, id);

--
-- Name: lease lease_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (job_id);

--
-- Name: pause pause_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.pause
    ADD CONSTRAINT pause_pkey PRIMARY KEY (what, name);

--
-- Name: periodic_fire periodic_fire_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.periodic_fire
    ADD CONSTRAINT periodic_fire_pkey PRIMARY KEY (schedule, fire_at);

--
-- Name: ready_0 ready_0_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_0
    ADD CONSTRAINT ready_0_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_10 ready_10_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_10
    ADD CONSTRAINT ready_10_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_11 ready_11_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_11
    ADD CONSTRAINT ready_11_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_12 ready_12_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_12
    ADD CONSTRAINT ready_12_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_13 ready_13_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_13
    ADD CONSTRAINT ready_13_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_14 ready_14_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_14
    ADD CONSTRAINT ready_14_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_15 ready_15_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_15
    ADD CONSTRAINT ready_15_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_16 ready_16_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_16
    ADD CONSTRAINT ready_16_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_1 ready_1_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_1
    ADD CONSTRAINT ready_1_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_2 ready_2_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_2
    ADD CONSTRAINT ready_2_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_3 ready_3_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_3
    ADD CONSTRAINT ready_3_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_4 ready_4_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_4
    ADD CONSTRAINT ready_4_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_5 ready_5_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_5
    ADD CONSTRAINT ready_5_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_6 ready_6_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_6
    ADD CONSTRAINT ready_6_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_7 ready_7_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_7
    ADD CONSTRAINT ready_7_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_8 ready_8_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_8
    ADD CONSTRAINT ready_8_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: ready_9 ready_9_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ready_9
    ADD CONSTRAINT ready_9_pkey PRIMARY KEY (lane, priority, id);

--
-- Name: retry retry_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.retry
    ADD CONSTRAINT retry_pkey PRIMARY KEY (job_id);

--
-- Name: ring ring_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.ring
    ADD CONSTRAINT ring_pkey PRIMARY KEY (generation);

--
-- Name: scope_limit scope_limit_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.scope_limit
    ADD CONSTRAINT scope_limit_pkey PRIMARY KEY (scope);

--
-- Name: seat seat_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.seat
    ADD CONSTRAINT seat_pkey PRIMARY KEY (scope, number);

--
-- Name: step step_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.step
    ADD CONSTRAINT step_pkey PRIMARY KEY (day, job_id, name);

--
-- Name: term term_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (number);

--
-- Name: tick tick_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.tick
    ADD CONSTRAINT tick_pkey PRIMARY KEY (ticked_at);

--
-- Name: timer timer_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.timer
    ADD CONSTRAINT timer_pkey PRIMARY KEY (due_at, id);

--
-- Name: unique_key unique_key_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.unique_key
    ADD CONSTRAINT unique_key_pkey PRIMARY KEY (kind, key);

--
-- Name: worker worker_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.worker
    ADD CONSTRAINT worker_pkey PRIMARY KEY (id);

--
-- Name: case_event_payload case_event_payload_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_event_payload
    ADD CONSTRAINT case_event_payload_pkey PRIMARY KEY (case_id, sequence);

--
-- Name: case_event case_event_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_event
    ADD CONSTRAINT case_event_pkey PRIMARY KEY (case_id, sequence);

--
-- Name: case_file case_file_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_file
    ADD CONSTRAINT case_file_pkey PRIMARY KEY (id);

--
-- Name: case_file case_file_reference_unique; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_file
    ADD CONSTRAINT case_file_reference_unique UNIQUE (reference);

--
-- Name: case_key case_key_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_key
    ADD CONSTRAINT case_key_pkey PRIMARY KEY (case_id);

--
-- Name: complaint complaint_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (id);

--
-- Name: daily_count daily_count_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.daily_count
    ADD CONSTRAINT daily_count_pkey PRIMARY KEY (provider_id, day, service, subject, region);

--
-- Name: deadline deadline_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.deadline
    ADD CONSTRAINT deadline_pkey PRIMARY KEY (id);

--
-- Name: digest digest_internet_message_id_key; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.digest
    ADD CONSTRAINT digest_internet_message_id_key UNIQUE (internet_message_id);

--
-- Name: digest digest_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.digest
    ADD CONSTRAINT digest_pkey PRIMARY KEY (id);

--
-- Name: draft draft_code_unique; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.draft
    ADD CONSTRAINT draft_code_unique UNIQUE (code_hash);

--
-- Name: draft draft_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (id);

--
-- Name: draft draft_secret_unique; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.draft
    ADD CONSTRAINT draft_secret_unique UNIQUE (secret_hash);

--
-- Name: duplicate_link duplicate_link_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.duplicate_link
    ADD CONSTRAINT duplicate_link_pkey PRIMARY KEY (earlier, later);

--
-- Name: ending_count ending_count_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.ending_count
    ADD CONSTRAINT ending_count_pkey PRIMARY KEY (month, provider_id, ending, days);

--
-- Name: evidence_part evidence_part_once; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.evidence_part
    ADD CONSTRAINT evidence_part_once UNIQUE (evidence_id, first_byte);

--
-- Name: evidence_part evidence_part_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.evidence_part
    ADD CONSTRAINT evidence_part_pkey PRIMARY KEY (id);

--
-- Name: evidence evidence_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (id);

--
-- Name: history_seal history_seal_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.history_seal
    ADD CONSTRAINT history_seal_pkey PRIMARY KEY (number);

--
-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (client, key);

--
-- Name: imported_complaint imported_complaint_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.imported_complaint
    ADD CONSTRAINT imported_complaint_pkey PRIMARY KEY (source, external_id);

--
-- Name: inbound_mail inbound_mail_once; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.inbound_mail
    ADD CONSTRAINT inbound_mail_once UNIQUE (digest);

--
-- Name: inbound_mail inbound_mail_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.inbound_mail
    ADD CONSTRAINT inbound_mail_pkey PRIMARY KEY (id);

--
-- Name: inbound_verdict inbound_verdict_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.inbound_verdict
    ADD CONSTRAINT inbound_verdict_pkey PRIMARY KEY (mail_id);

--
-- Name: mail_answer mail_answer_internet_message_id_key; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.mail_answer
    ADD CONSTRAINT mail_answer_internet_message_id_key UNIQUE (internet_message_id);

--
-- Name: mail_answer mail_answer_mail_id_key; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.mail_answer
    ADD CONSTRAINT mail_answer_mail_id_key UNIQUE (mail_id);

--
-- Name: mail_answer mail_answer_once_a_day; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.mail_answer
    ADD CONSTRAINT mail_answer_once_a_day UNIQUE (address, day);

--
-- Name: mail_answer mail_answer_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.mail_answer
    ADD CONSTRAINT mail_answer_pkey PRIMARY KEY (id);

--
-- Name: mailbox_position mailbox_position_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.mailbox_position
    ADD CONSTRAINT mailbox_position_pkey PRIMARY KEY (mailbox);

--
-- Name: message message_internet_id_unique; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.message
    ADD CONSTRAINT message_internet_id_unique UNIQUE (internet_message_id);

--
-- Name: message message_number_unique; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.message
    ADD CONSTRAINT message_number_unique UNIQUE (case_id, number);

--
-- Name: message message_once; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.message
    ADD CONSTRAINT message_once UNIQUE (case_id, kind, step, recipient);

--
-- Name: message message_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);

--
-- Name: monthly_count monthly_count_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.monthly_count
    ADD CONSTRAINT monthly_count_pkey PRIMARY KEY (month, provider_id, property, value);

--
-- Name: person_key person_key_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.person_key
    ADD CONSTRAINT person_key_pkey PRIMARY KEY (key, case_id);

--
-- Name: postcode_region postcode_region_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.postcode_region
    ADD CONSTRAINT postcode_region_pkey PRIMARY KEY (area);

--
-- Name: provider_customers provider_customers_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.provider_customers
    ADD CONSTRAINT provider_customers_pkey PRIMARY KEY (provider_id, as_of);

--
-- Name: provider_login provider_login_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.provider_login
    ADD CONSTRAINT provider_login_pkey PRIMARY KEY (user_id);

--
-- Name: provider_session provider_session_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.provider_session
    ADD CONSTRAINT provider_session_pkey PRIMARY KEY (key_hash);

--
-- Name: provider_user provider_user_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.provider_user
    ADD CONSTRAINT provider_user_pkey PRIMARY KEY (id);

--
-- Name: related_case related_case_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.related_case
    ADD CONSTRAINT related_case_pkey PRIMARY KEY (case_id, relation);

--
-- Name: sealed_head sealed_head_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.sealed_head
    ADD CONSTRAINT sealed_head_pkey PRIMARY KEY (case_id, sequence);

--
-- Name: second_reading second_reading_once; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.second_reading
    ADD CONSTRAINT second_reading_once UNIQUE (case_id, round);

--
-- Name: second_reading second_reading_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.second_reading
    ADD CONSTRAINT second_reading_pkey PRIMARY KEY (id);

--
-- Name: spike_alarm spike_alarm_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.spike_alarm
    ADD CONSTRAINT spike_alarm_pkey PRIMARY KEY (id);

--
-- Name: staff_conflict staff_conflict_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_conflict
    ADD CONSTRAINT staff_conflict_pkey PRIMARY KEY (staff_id, provider_id);

--
-- Name: staff_item staff_item_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_item
    ADD CONSTRAINT staff_item_pkey PRIMARY KEY (id);

--
-- Name: staff_login staff_login_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_login
    ADD CONSTRAINT staff_login_pkey PRIMARY KEY (staff_id);

--
-- Name: staff staff_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (id);

--
-- Name: staff_session staff_session_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_session
    ADD CONSTRAINT staff_session_pkey PRIMARY KEY (key_hash);

--
-- Name: staff staff_token_hash_key; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff
    ADD CONSTRAINT staff_token_hash_key UNIQUE (token_hash);

--
-- Name: text_message text_message_message_id_key; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.text_message
    ADD CONSTRAINT text_message_message_id_key UNIQUE (message_id);

--
-- Name: text_message text_message_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.text_message
    ADD CONSTRAINT text_message_pkey PRIMARY KEY (id);

--
-- Name: watched_day watched_day_pkey; Type: CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.watched_day
    ADD CONSTRAINT watched_day_pkey PRIMARY KEY (day);

--
-- Name: beat_0_beaten_at; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX beat_0_beaten_at ON queue.beat_0 USING btree (beaten_at, worker_id);

--
-- Name: beat_1_beaten_at; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX beat_1_beaten_at ON queue.beat_1 USING btree (beaten_at, worker_id);

--
-- Name: dead_kind; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX dead_kind ON queue.dead USING btree (kind, job_id);

--
-- Name: dead_subject; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX dead_subject ON queue.dead USING btree (subject) WHERE (subject IS NOT NULL);

--
-- Name: done_errors; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX done_errors ON ONLY queue.done USING btree (job_id) WHERE (error IS NOT NULL);

--
-- Name: retry_due; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX retry_due ON queue.retry USING btree (due_at, job_id);

--
-- Name: seat_worker; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX seat_worker ON queue.seat USING btree (worker_id);

--
-- Name: throughput_taken_at; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX throughput_taken_at ON queue.throughput USING brin (taken_at);

--
-- Name: timer_id; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX timer_id ON ONLY queue.timer USING btree (id);

--
-- Name: timer_subject; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX timer_subject ON ONLY queue.timer USING btree (subject) WHERE (subject IS NOT NULL);

--
-- Name: unique_key_job; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX unique_key_job ON queue.unique_key USING btree (job_id);

--
-- Name: case_file_caseworker; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX case_file_caseworker ON redress.case_file USING btree (caseworker) WHERE (status = ANY (ARRAY['investigating'::text, 'awaiting_signature'::text, 'reviewing'::text]));

--
-- Name: case_file_ombudsman; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX case_file_ombudsman ON redress.case_file USING btree (status) WHERE (status = ANY (ARRAY['awaiting_signature'::text, 'eligibility_disputed'::text]));

--
-- Name: case_file_open; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX case_file_open ON redress.case_file USING btree (status, id) WHERE (status <> ALL (ARRAY['refused'::text, 'closed'::text]));

--
-- Name: case_file_provider_inbox; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX case_file_provider_inbox ON redress.case_file USING btree (provider_id) WHERE (waits_for = 'provider'::text);

--
-- Name: deadline_case; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX deadline_case ON redress.deadline USING btree (case_id, id);

--
-- Name: deadline_one_running; Type: INDEX; Schema: redress; Owner: -
--

CREATE UNIQUE INDEX deadline_one_running ON redress.deadline USING btree (case_id, step) WHERE (state = 'running'::text);

--
-- Name: draft_expires_at; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX draft_expires_at ON redress.draft USING btree (expires_at);

--
-- Name: duplicate_link_later; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX duplicate_link_later ON redress.duplicate_link USING btree (later);

--
-- Name: duplicate_link_suspected; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX duplicate_link_suspected ON redress.duplicate_link USING btree (found_at) WHERE (state = 'suspected'::text);

--
-- Name: evidence_case; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX evidence_case ON redress.evidence USING btree (case_id, id);

--
-- Name: evidence_copied_once; Type: INDEX; Schema: redress; Owner: -
--

CREATE UNIQUE INDEX evidence_copied_once ON redress.evidence USING btree (copy_of) WHERE ((copy_of IS NOT NULL) AND (state = ANY (ARRAY['receiving'::text, 'stored'::text, 'clean'::text])));

--
-- Name: evidence_unsettled; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX evidence_unsettled ON redress.evidence USING btree (changed_at) WHERE (state = ANY (ARRAY['receiving'::text, 'stored'::text]));

--
-- Name: idempotency_key_age; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX idempotency_key_age ON redress.idempotency_key USING btree (created_at);

--
-- Name: imported_complaint_case; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX imported_complaint_case ON redress.imported_complaint USING btree (case_id);

--
-- Name: inbound_mail_age; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX inbound_mail_age ON redress.inbound_mail USING btree (received_at);

--
-- Name: inbound_verdict_case; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX inbound_verdict_case ON redress.inbound_verdict USING btree (case_id, sorted_at) WHERE (case_id IS NOT NULL);

--
-- Name: inbound_verdict_once; Type: INDEX; Schema: redress; Owner: -
--

CREATE UNIQUE INDEX inbound_verdict_once ON redress.inbound_verdict USING btree (internet_message_id, body_digest) WHERE (verdict <> 'repeated'::text);

--
-- Name: inbound_verdict_sender; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX inbound_verdict_sender ON redress.inbound_verdict USING btree (sender, sorted_at) WHERE (verdict = 'complaint'::text);

--
-- Name: message_for_digest; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX message_for_digest ON redress.message USING btree (send_at) WHERE ((state = 'queued'::text) AND (recipient = 'provider'::text) AND (send_at IS NOT NULL) AND (digest_id IS NULL));

--
-- Name: message_in_digest; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX message_in_digest ON redress.message USING btree (digest_id) WHERE (digest_id IS NOT NULL);

--
-- Name: person_key_case; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX person_key_case ON redress.person_key USING btree (case_id);

--
-- Name: provider_session_user; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX provider_session_user ON redress.provider_session USING btree (user_id);

--
-- Name: provider_user_email; Type: INDEX; Schema: redress; Owner: -
--

CREATE UNIQUE INDEX provider_user_email ON redress.provider_user USING btree (lower(email));

--
-- Name: related_case_other; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX related_case_other ON redress.related_case USING btree (other);

--
-- Name: request_allowance_subject; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX request_allowance_subject ON redress.request_allowance USING btree (starts_at, subject);

--
-- Name: sealed_head_seal; Type: INDEX; Schema: redress; Owner: -
--

CREATE UNIQUE INDEX sealed_head_seal ON redress.sealed_head USING btree (seal, case_id);

--
-- Name: second_reading_open; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX second_reading_open ON redress.second_reading USING btree (reader) WHERE ((read_at IS NULL) AND (lapsed_at IS NULL));

--
-- Name: spike_alarm_newest; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX spike_alarm_newest ON redress.spike_alarm USING btree (last_day);

--
-- Name: staff_item_one_open; Type: INDEX; Schema: redress; Owner: -
--

CREATE UNIQUE INDEX staff_item_one_open ON redress.staff_item USING btree (case_id, kind) WHERE (resolved_at IS NULL);

--
-- Name: staff_item_one_open_of_mail; Type: INDEX; Schema: redress; Owner: -
--

CREATE UNIQUE INDEX staff_item_one_open_of_mail ON redress.staff_item USING btree (mail_id) WHERE ((resolved_at IS NULL) AND (mail_id IS NOT NULL));

--
-- Name: staff_session_staff; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX staff_session_staff ON redress.staff_session USING btree (staff_id);

--
-- Name: text_message_case; Type: INDEX; Schema: redress; Owner: -
--

CREATE INDEX text_message_case ON redress.text_message USING btree (case_id);

--
-- Name: case_file case_file_caseworker_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_file
    ADD CONSTRAINT case_file_caseworker_fkey FOREIGN KEY (caseworker) REFERENCES redress.staff(id);

--
-- Name: case_file case_file_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_file
    ADD CONSTRAINT case_file_id_fkey FOREIGN KEY (id) REFERENCES redress.complaint(id);

--
-- Name: case_key case_key_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.case_key
    ADD CONSTRAINT case_key_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: deadline deadline_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.deadline
    ADD CONSTRAINT deadline_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: draft draft_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.draft
    ADD CONSTRAINT draft_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: duplicate_link duplicate_link_earlier_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.duplicate_link
    ADD CONSTRAINT duplicate_link_earlier_fkey FOREIGN KEY (earlier) REFERENCES redress.case_file(id);

--
-- Name: duplicate_link duplicate_link_later_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.duplicate_link
    ADD CONSTRAINT duplicate_link_later_fkey FOREIGN KEY (later) REFERENCES redress.case_file(id);

--
-- Name: evidence evidence_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.evidence
    ADD CONSTRAINT evidence_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: evidence evidence_copy_of_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.evidence
    ADD CONSTRAINT evidence_copy_of_fkey FOREIGN KEY (copy_of) REFERENCES redress.evidence(id);

--
-- Name: evidence_part evidence_part_evidence_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.evidence_part
    ADD CONSTRAINT evidence_part_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES redress.evidence(id);

--
-- Name: evidence evidence_shared_by_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.evidence
    ADD CONSTRAINT evidence_shared_by_fkey FOREIGN KEY (shared_by) REFERENCES redress.staff(id);

--
-- Name: idempotency_key idempotency_key_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.idempotency_key
    ADD CONSTRAINT idempotency_key_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id) DEFERRABLE INITIALLY DEFERRED;

--
-- Name: imported_complaint imported_complaint_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.imported_complaint
    ADD CONSTRAINT imported_complaint_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id) DEFERRABLE INITIALLY DEFERRED;

--
-- Name: inbound_verdict inbound_verdict_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.inbound_verdict
    ADD CONSTRAINT inbound_verdict_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: inbound_verdict inbound_verdict_mail_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.inbound_verdict
    ADD CONSTRAINT inbound_verdict_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES redress.inbound_mail(id);

--
-- Name: mail_answer mail_answer_mail_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.mail_answer
    ADD CONSTRAINT mail_answer_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES redress.inbound_mail(id);

--
-- Name: message message_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.message
    ADD CONSTRAINT message_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: message message_digest_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.message
    ADD CONSTRAINT message_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES redress.digest(id);

--
-- Name: person_key person_key_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.person_key
    ADD CONSTRAINT person_key_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: provider_login provider_login_user_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.provider_login
    ADD CONSTRAINT provider_login_user_id_fkey FOREIGN KEY (user_id) REFERENCES redress.provider_user(id) ON DELETE CASCADE;

--
-- Name: provider_session provider_session_user_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.provider_session
    ADD CONSTRAINT provider_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES redress.provider_user(id) ON DELETE CASCADE;

--
-- Name: related_case related_case_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.related_case
    ADD CONSTRAINT related_case_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: related_case related_case_other_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.related_case
    ADD CONSTRAINT related_case_other_fkey FOREIGN KEY (other) REFERENCES redress.case_file(id);

--
-- Name: second_reading second_reading_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.second_reading
    ADD CONSTRAINT second_reading_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: second_reading second_reading_drafter_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.second_reading
    ADD CONSTRAINT second_reading_drafter_fkey FOREIGN KEY (drafter) REFERENCES redress.staff(id);

--
-- Name: second_reading second_reading_reader_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.second_reading
    ADD CONSTRAINT second_reading_reader_fkey FOREIGN KEY (reader) REFERENCES redress.staff(id);

--
-- Name: staff_conflict staff_conflict_staff_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_conflict
    ADD CONSTRAINT staff_conflict_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES redress.staff(id);

--
-- Name: staff_item staff_item_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_item
    ADD CONSTRAINT staff_item_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: staff_item staff_item_mail_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_item
    ADD CONSTRAINT staff_item_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES redress.inbound_mail(id);

--
-- Name: staff_login staff_login_staff_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_login
    ADD CONSTRAINT staff_login_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES redress.staff(id);

--
-- Name: staff_session staff_session_staff_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.staff_session
    ADD CONSTRAINT staff_session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES redress.staff(id);

--
-- Name: text_message text_message_case_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.text_message
    ADD CONSTRAINT text_message_case_id_fkey FOREIGN KEY (case_id) REFERENCES redress.case_file(id);

--
-- Name: text_message text_message_message_id_fkey; Type: FK CONSTRAINT; Schema: redress; Owner: -
--

ALTER TABLE ONLY redress.text_message
    ADD CONSTRAINT text_message_message_id_fkey FOREIGN KEY (message_id) REFERENCES redress.message(id);

--
-- Name: SCHEMA queue; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA queue TO redress_intake;
GRANT USAGE ON SCHEMA queue TO redress_worker;
GRANT USAGE ON SCHEMA queue TO redress_scheduler;
GRANT USAGE ON SCHEMA queue TO redress_operator;
GRANT USAGE ON SCHEMA queue TO redress_eraser;

--
-- Name: SCHEMA redress; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA redress TO redress_intake;
GRANT USAGE ON SCHEMA redress TO redress_worker;
GRANT USAGE ON SCHEMA redress TO redress_scheduler;
GRANT USAGE ON SCHEMA redress TO redress_operator;
GRANT USAGE ON SCHEMA redress TO redress_eraser;

--
-- Name: FUNCTION advance_ring(full_bytes bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.advance_ring(full_bytes bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.advance_ring(full_bytes bigint) TO redress_scheduler;

--
-- Name: FUNCTION attach_partition(parent text, child text, key text, lower_bound text, upper_bound text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.attach_partition(parent text, child text, key text, lower_bound text, upper_bound text) FROM PUBLIC;

--
-- Name: FUNCTION cancel(job_ids bigint[], why text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.cancel(job_ids bigint[], why text) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.cancel(job_ids bigint[], why text) TO redress_operator;

--
-- Name: FUNCTION claim(from_segment smallint, in_lane text, at_priority smallint, after_id bigint, most integer, for_worker bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.claim(from_segment smallint, in_lane text, at_priority smallint, after_id bigint, most integer, for_worker bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.claim(from_segment smallint, in_lane text, at_priority smallint, after_id bigint, most integer, for_worker bigint) TO redress_worker;

--
-- Name: FUNCTION current_segment(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.current_segment() FROM PUBLIC;

--
-- Name: FUNCTION days_with_payloads(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.days_with_payloads() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.days_with_payloads() TO redress_operator;

--
-- Name: FUNCTION drop_partitions(parent text, before text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.drop_partitions(parent text, before text) FROM PUBLIC;

--
-- Name: FUNCTION enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]) TO redress_intake;
GRANT ALL ON FUNCTION queue.enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]) TO redress_worker;
GRANT ALL ON FUNCTION queue.enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]) TO redress_scheduler;
GRANT ALL ON FUNCTION queue.enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]) TO redress_operator;
GRANT ALL ON FUNCTION queue.enqueue(kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[], on_conflicts text[]) TO redress_eraser;

--
-- Name: FUNCTION evacuate(few_empty integer, sparse integer, most integer); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.evacuate(few_empty integer, sparse integer, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.evacuate(few_empty integer, sparse integer, most integer) TO redress_scheduler;

--
-- Name: FUNCTION finish(job_ids bigint[], fences bigint[], reasons text[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.finish(job_ids bigint[], fences bigint[], reasons text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.finish(job_ids bigint[], fences bigint[], reasons text[]) TO redress_worker;

--
-- Name: FUNCTION fire_periodic(of_schedule text, fire_times timestamp with time zone[], of_kind text, arguments jsonb, to_queue text, to_provider text, at_priority smallint, most_attempts smallint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.fire_periodic(of_schedule text, fire_times timestamp with time zone[], of_kind text, arguments jsonb, to_queue text, to_provider text, at_priority smallint, most_attempts smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.fire_periodic(of_schedule text, fire_times timestamp with time zone[], of_kind text, arguments jsonb, to_queue text, to_provider text, at_priority smallint, most_attempts smallint) TO redress_scheduler;

--
-- Name: FUNCTION fire_timers(case_now timestamp with time zone, floor timestamp with time zone, most integer); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.fire_timers(case_now timestamp with time zone, floor timestamp with time zone, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.fire_timers(case_now timestamp with time zone, floor timestamp with time zone, most integer) TO redress_scheduler;

--
-- Name: FUNCTION fired_arguments(arguments jsonb, of_schedule text, fire_at timestamp with time zone); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.fired_arguments(arguments jsonb, of_schedule text, fire_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION grant_rights(role_name name, activity text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.grant_rights(role_name name, activity text) FROM PUBLIC;

--
-- Name: FUNCTION guarantee_day(parent text, day date); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.guarantee_day(parent text, day date) FROM PUBLIC;

--
-- Name: FUNCTION guarantee_timer_month(due_at timestamp with time zone); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.guarantee_timer_month(due_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION insert_jobs(today date, ids bigint[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.insert_jobs(today date, ids bigint[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[], expiries timestamp with time zone[], unique_keys text[]) FROM PUBLIC;

--
-- Name: FUNCTION insert_ready(into_segment bigint, lanes text[], priorities smallint[], ids bigint[], days date[], attempts smallint[], rescue_counts smallint[], have_keys boolean[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.insert_ready(into_segment bigint, lanes text[], priorities smallint[], ids bigint[], days date[], attempts smallint[], rescue_counts smallint[], have_keys boolean[]) FROM PUBLIC;

--
-- Name: FUNCTION lane(queue text, provider text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.lane(queue text, provider text) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.lane(queue text, provider text) TO redress_operator;

--
-- Name: FUNCTION make_partitions(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.make_partitions() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.make_partitions() TO redress_scheduler;

--
-- Name: FUNCTION make_ready(lanes text[], priorities smallint[], ids bigint[], days date[], attempts smallint[], rescue_counts smallint[], have_keys boolean[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.make_ready(lanes text[], priorities smallint[], ids bigint[], days date[], attempts smallint[], rescue_counts smallint[], have_keys boolean[]) FROM PUBLIC;

--
-- Name: FUNCTION make_way(holder bigint, why text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.make_way(holder bigint, why text) FROM PUBLIC;

--
-- Name: FUNCTION move_jobs(job_ids bigint[], to_queue text, to_provider text, to_priority smallint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.move_jobs(job_ids bigint[], to_queue text, to_provider text, to_priority smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.move_jobs(job_ids bigint[], to_queue text, to_provider text, to_priority smallint) TO redress_operator;

--
-- Name: FUNCTION move_timers(timer_ids uuid[], due_times timestamp with time zone[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamp with time zone[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamp with time zone[]) TO redress_intake;
GRANT ALL ON FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamp with time zone[]) TO redress_worker;
GRANT ALL ON FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamp with time zone[]) TO redress_scheduler;
GRANT ALL ON FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamp with time zone[]) TO redress_operator;
GRANT ALL ON FUNCTION queue.move_timers(timer_ids uuid[], due_times timestamp with time zone[]) TO redress_eraser;

--
-- Name: FUNCTION park(job_ids bigint[], fences bigint[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.park(job_ids bigint[], fences bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.park(job_ids bigint[], fences bigint[]) TO redress_worker;

--
-- Name: FUNCTION pause_work(of_what text, called text, why text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.pause_work(of_what text, called text, why text) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.pause_work(of_what text, called text, why text) TO redress_operator;

--
-- Name: FUNCTION postpone(job_ids bigint[], fences bigint[], delays double precision[], errors text[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.postpone(job_ids bigint[], fences bigint[], delays double precision[], errors text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.postpone(job_ids bigint[], fences bigint[], delays double precision[], errors text[]) TO redress_worker;

--
-- Name: FUNCTION read_orders(for_worker bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.read_orders(for_worker bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.read_orders(for_worker bigint) TO redress_worker;

--
-- Name: FUNCTION reclaim_beats(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.reclaim_beats() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.reclaim_beats() TO redress_scheduler;

--
-- Name: FUNCTION reclaim_passage(target text, past_bytes bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.reclaim_passage(target text, past_bytes bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.reclaim_passage(target text, past_bytes bigint) TO redress_scheduler;

--
-- Name: FUNCTION reclaim_segment(segment smallint, is_patient boolean); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.reclaim_segment(segment smallint, is_patient boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.reclaim_segment(segment smallint, is_patient boolean) TO redress_scheduler;

--
-- Name: FUNCTION reclaimable_segments(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.reclaimable_segments() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.reclaimable_segments() TO redress_scheduler;

--
-- Name: FUNCTION release(job_ids bigint[], fences bigint[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.release(job_ids bigint[], fences bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.release(job_ids bigint[], fences bigint[]) TO redress_worker;

--
-- Name: FUNCTION remove_partitions(keep_payload_days integer, keep_history_days integer); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.remove_partitions(keep_payload_days integer, keep_history_days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.remove_partitions(keep_payload_days integer, keep_history_days integer) TO redress_scheduler;

--
-- Name: FUNCTION require_read_committed(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.require_read_committed() FROM PUBLIC;

--
-- Name: FUNCTION rescue(worker_ids bigint[], most_rescues smallint, most integer); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.rescue(worker_ids bigint[], most_rescues smallint, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.rescue(worker_ids bigint[], most_rescues smallint, most integer) TO redress_scheduler;

--
-- Name: FUNCTION resend(job_ids bigint[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.resend(job_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.resend(job_ids bigint[]) TO redress_operator;

--
-- Name: FUNCTION reserve_jobs(count bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.reserve_jobs(count bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.reserve_jobs(count bigint) TO redress_operator;

--
-- Name: FUNCTION resume_work(of_what text, called text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.resume_work(of_what text, called text) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.resume_work(of_what text, called text) TO redress_operator;

--
-- Name: FUNCTION schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]) TO redress_intake;
GRANT ALL ON FUNCTION queue.schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]) TO redress_worker;
GRANT ALL ON FUNCTION queue.schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]) TO redress_scheduler;
GRANT ALL ON FUNCTION queue.schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]) TO redress_operator;
GRANT ALL ON FUNCTION queue.schedule_timers(ids uuid[], due_times timestamp with time zone[], kinds text[], arguments jsonb[], queues text[], providers text[], priorities smallint[], subjects uuid[], most_attempts smallint[]) TO redress_eraser;

--
-- Name: FUNCTION settle_cancellations(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.settle_cancellations() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.settle_cancellations() TO redress_scheduler;

--
-- Name: FUNCTION settle_keys(kinds text[], keys text[], on_conflicts text[], ids bigint[], arguments jsonb[], OUT answers bigint[], OUT merged jsonb[], OUT are_new boolean[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.settle_keys(kinds text[], keys text[], on_conflicts text[], ids bigint[], arguments jsonb[], OUT answers bigint[], OUT merged jsonb[], OUT are_new boolean[]) FROM PUBLIC;

--
-- Name: FUNCTION stage_retries(most integer); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.stage_retries(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.stage_retries(most integer) TO redress_scheduler;

--
-- Name: FUNCTION sweep(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.sweep() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.sweep() TO redress_worker;

--
-- Name: FUNCTION take_depths(case_now timestamp with time zone); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.take_depths(case_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.take_depths(case_now timestamp with time zone) TO redress_scheduler;

--
-- Name: FUNCTION take_health(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.take_health() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.take_health() TO redress_scheduler;

--
-- Name: FUNCTION take_seats(in_scope text, for_worker bigint, wanted integer); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.take_seats(in_scope text, for_worker bigint, wanted integer) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.take_seats(in_scope text, for_worker bigint, wanted integer) TO redress_worker;

--
-- Name: FUNCTION truncate_if_empty(target text, patience text, is_needed text); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.truncate_if_empty(target text, patience text, is_needed text) FROM PUBLIC;

--
-- Name: FUNCTION vacate_seats(of_workers bigint[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.vacate_seats(of_workers bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.vacate_seats(of_workers bigint[]) TO redress_scheduler;

--
-- Name: FUNCTION withdraw(job_ids bigint[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.withdraw(job_ids bigint[]) FROM PUBLIC;

--
-- Name: FUNCTION prune_allowances(); Type: ACL; Schema: redress; Owner: -
--

REVOKE ALL ON FUNCTION redress.prune_allowances() FROM PUBLIC;
GRANT ALL ON FUNCTION redress.prune_allowances() TO redress_intake;

--
-- Name: FUNCTION take_allowance(of_subject bytea, wanted integer, most integer, period_seconds integer); Type: ACL; Schema: redress; Owner: -
--

REVOKE ALL ON FUNCTION redress.take_allowance(of_subject bytea, wanted integer, most integer, period_seconds integer) FROM PUBLIC;
GRANT ALL ON FUNCTION redress.take_allowance(of_subject bytea, wanted integer, most integer, period_seconds integer) TO redress_intake;

--
-- Name: TABLE redress_migration; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.redress_migration TO redress_intake;
GRANT SELECT ON TABLE public.redress_migration TO redress_worker;
GRANT SELECT ON TABLE public.redress_migration TO redress_scheduler;
GRANT SELECT ON TABLE public.redress_migration TO redress_operator;
GRANT SELECT ON TABLE public.redress_migration TO redress_eraser;

--
-- Name: TABLE beat_0; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT ON TABLE queue.beat_0 TO redress_worker;
GRANT SELECT,INSERT ON TABLE queue.beat_0 TO redress_scheduler;

--
-- Name: TABLE beat_1; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT ON TABLE queue.beat_1 TO redress_worker;
GRANT SELECT,INSERT ON TABLE queue.beat_1 TO redress_scheduler;

--
-- Name: TABLE cancellation; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.cancellation TO redress_operator;

--
-- Name: TABLE dead; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT ON TABLE queue.dead TO redress_worker;
GRANT SELECT,INSERT ON TABLE queue.dead TO redress_scheduler;
GRANT SELECT,DELETE ON TABLE queue.dead TO redress_operator;

--
-- Name: TABLE depth; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.depth TO redress_intake;
GRANT SELECT ON TABLE queue.depth TO redress_worker;
GRANT SELECT ON TABLE queue.depth TO redress_scheduler;
GRANT SELECT ON TABLE queue.depth TO redress_operator;
GRANT SELECT ON TABLE queue.depth TO redress_eraser;

--
-- Name: TABLE depths_now; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.depths_now TO redress_operator;

--
-- Name: TABLE done; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT ON TABLE queue.done TO redress_worker;
GRANT SELECT,INSERT ON TABLE queue.done TO redress_scheduler;
GRANT SELECT ON TABLE queue.done TO redress_operator;

--
-- Name: TABLE health; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.health TO redress_intake;
GRANT SELECT ON TABLE queue.health TO redress_worker;
GRANT SELECT ON TABLE queue.health TO redress_scheduler;
GRANT SELECT ON TABLE queue.health TO redress_operator;
GRANT SELECT ON TABLE queue.health TO redress_eraser;

--
-- Name: TABLE job; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,DELETE ON TABLE queue.job TO redress_worker;
GRANT SELECT,DELETE ON TABLE queue.job TO redress_scheduler;
GRANT SELECT,INSERT ON TABLE queue.job TO redress_operator;

--
-- Name: TABLE lease; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,DELETE,UPDATE ON TABLE queue.lease TO redress_worker;
GRANT SELECT,DELETE,UPDATE ON TABLE queue.lease TO redress_scheduler;
GRANT SELECT ON TABLE queue.lease TO redress_operator;

--
-- Name: TABLE scope_limit; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE queue.scope_limit TO redress_operator;

--
-- Name: TABLE seat; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,DELETE ON TABLE queue.seat TO redress_worker;
GRANT SELECT,DELETE ON TABLE queue.seat TO redress_scheduler;
GRANT SELECT ON TABLE queue.seat TO redress_operator;

--
-- Name: TABLE limits_now; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.limits_now TO redress_intake;
GRANT SELECT ON TABLE queue.limits_now TO redress_worker;
GRANT SELECT ON TABLE queue.limits_now TO redress_scheduler;
GRANT SELECT ON TABLE queue.limits_now TO redress_operator;
GRANT SELECT ON TABLE queue.limits_now TO redress_eraser;

--
-- Name: TABLE pause; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.pause TO redress_intake;
GRANT SELECT ON TABLE queue.pause TO redress_worker;
GRANT SELECT ON TABLE queue.pause TO redress_scheduler;
GRANT SELECT ON TABLE queue.pause TO redress_operator;
GRANT SELECT ON TABLE queue.pause TO redress_eraser;

--
-- Name: TABLE periodic_fire; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE queue.periodic_fire TO redress_scheduler;
GRANT SELECT ON TABLE queue.periodic_fire TO redress_operator;

--
-- Name: TABLE throughput; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT ON TABLE queue.throughput TO redress_worker;
GRANT SELECT ON TABLE queue.throughput TO redress_operator;

--
-- Name: TABLE rates_now; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.rates_now TO redress_operator;

--
-- Name: TABLE ready_0; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_0 TO redress_operator;

--
-- Name: TABLE ready_1; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_1 TO redress_operator;

--
-- Name: TABLE ready_10; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_10 TO redress_operator;

--
-- Name: TABLE ready_11; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_11 TO redress_operator;

--
-- Name: TABLE ready_12; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_12 TO redress_operator;

--
-- Name: TABLE ready_13; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_13 TO redress_operator;

--
-- Name: TABLE ready_14; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_14 TO redress_operator;

--
-- Name: TABLE ready_15; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_15 TO redress_operator;

--
-- Name: TABLE ready_2; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_2 TO redress_operator;

--
-- Name: TABLE ready_3; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_3 TO redress_operator;

--
-- Name: TABLE ready_4; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_4 TO redress_operator;

--
-- Name: TABLE ready_5; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_5 TO redress_operator;

--
-- Name: TABLE ready_6; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_6 TO redress_operator;

--
-- Name: TABLE ready_7; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_7 TO redress_operator;

--
-- Name: TABLE ready_8; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_8 TO redress_operator;

--
-- Name: TABLE ready_9; Type: ACL; Schema: queue; Owner: -
--

GRANT INSERT ON TABLE queue.ready_9 TO redress_operator;

--
-- Name: TABLE retry; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT ON TABLE queue.retry TO redress_worker;
GRANT SELECT ON TABLE queue.retry TO redress_operator;

--
-- Name: TABLE step; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE queue.step TO redress_worker;
GRANT SELECT,DELETE ON TABLE queue.step TO redress_scheduler;
GRANT SELECT ON TABLE queue.step TO redress_operator;

--
-- Name: TABLE term; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE queue.term TO redress_scheduler;

--
-- Name: TABLE tick; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.tick TO redress_intake;
GRANT SELECT ON TABLE queue.tick TO redress_worker;
GRANT SELECT,INSERT,DELETE ON TABLE queue.tick TO redress_scheduler;
GRANT SELECT ON TABLE queue.tick TO redress_operator;
GRANT SELECT ON TABLE queue.tick TO redress_eraser;

--
-- Name: TABLE timer; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,DELETE ON TABLE queue.timer TO redress_intake;
GRANT SELECT,DELETE ON TABLE queue.timer TO redress_worker;
GRANT SELECT,DELETE ON TABLE queue.timer TO redress_scheduler;
GRANT SELECT,DELETE ON TABLE queue.timer TO redress_operator;
GRANT SELECT,DELETE ON TABLE queue.timer TO redress_eraser;

--
-- Name: TABLE unfinished; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT ON TABLE queue.unfinished TO redress_operator;

--
-- Name: TABLE unique_key; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,DELETE ON TABLE queue.unique_key TO redress_worker;
GRANT SELECT,DELETE ON TABLE queue.unique_key TO redress_scheduler;
GRANT SELECT ON TABLE queue.unique_key TO redress_operator;

--
-- Name: TABLE worker; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE queue.worker TO redress_worker;
GRANT SELECT,INSERT,DELETE ON TABLE queue.worker TO redress_scheduler;
GRANT SELECT ON TABLE queue.worker TO redress_operator;

--
-- Name: TABLE case_event; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.case_event TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.case_event TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.case_event TO redress_operator;
GRANT SELECT,INSERT ON TABLE redress.case_event TO redress_eraser;

--
-- Name: TABLE case_event_payload; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.case_event_payload TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.case_event_payload TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.case_event_payload TO redress_operator;
GRANT SELECT,INSERT,DELETE ON TABLE redress.case_event_payload TO redress_eraser;

--
-- Name: TABLE case_file; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE redress.case_file TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.case_file TO redress_worker;
GRANT SELECT ON TABLE redress.case_file TO redress_scheduler;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.case_file TO redress_operator;
GRANT SELECT ON TABLE redress.case_file TO redress_eraser;

--
-- Name: COLUMN case_file.eligibility; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(eligibility) ON TABLE redress.case_file TO redress_eraser;

--
-- Name: COLUMN case_file.changed_at; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(changed_at) ON TABLE redress.case_file TO redress_scheduler;
GRANT UPDATE(changed_at) ON TABLE redress.case_file TO redress_eraser;

--
-- Name: COLUMN case_file.reopening; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(reopening) ON TABLE redress.case_file TO redress_eraser;

--
-- Name: COLUMN case_file.erased_at; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(erased_at) ON TABLE redress.case_file TO redress_eraser;

--
-- Name: TABLE case_history; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.case_history TO redress_intake;
GRANT SELECT ON TABLE redress.case_history TO redress_worker;
GRANT SELECT ON TABLE redress.case_history TO redress_operator;

--
-- Name: TABLE case_key; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.case_key TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.case_key TO redress_worker;
GRANT SELECT ON TABLE redress.case_key TO redress_operator;
GRANT SELECT,DELETE ON TABLE redress.case_key TO redress_eraser;

--
-- Name: TABLE case_to_count; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.case_to_count TO redress_intake;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE redress.case_to_count TO redress_worker;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE redress.case_to_count TO redress_operator;
GRANT SELECT ON TABLE redress.case_to_count TO redress_eraser;

--
-- Name: TABLE complaint; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.complaint TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.complaint TO redress_worker;
GRANT SELECT ON TABLE redress.complaint TO redress_scheduler;
GRANT SELECT,INSERT ON TABLE redress.complaint TO redress_operator;
GRANT SELECT,UPDATE ON TABLE redress.complaint TO redress_eraser;

--
-- Name: TABLE daily_count; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.daily_count TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.daily_count TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.daily_count TO redress_operator;

--
-- Name: TABLE deadline; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE redress.deadline TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.deadline TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.deadline TO redress_operator;
GRANT SELECT,UPDATE ON TABLE redress.deadline TO redress_eraser;

--
-- Name: TABLE digest; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.digest TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.digest TO redress_worker;
GRANT SELECT ON TABLE redress.digest TO redress_operator;

--
-- Name: TABLE draft; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE redress.draft TO redress_intake;
GRANT INSERT,DELETE ON TABLE redress.draft TO redress_worker;

--
-- Name: COLUMN draft.id; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(id) ON TABLE redress.draft TO redress_worker;

--
-- Name: COLUMN draft.language; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(language) ON TABLE redress.draft TO redress_worker;

--
-- Name: COLUMN draft.return_address; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(return_address) ON TABLE redress.draft TO redress_worker;

--
-- Name: COLUMN draft.case_id; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(case_id) ON TABLE redress.draft TO redress_worker;

--
-- Name: COLUMN draft.expires_at; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(expires_at) ON TABLE redress.draft TO redress_worker;

--
-- Name: TABLE duplicate_link; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,UPDATE ON TABLE redress.duplicate_link TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.duplicate_link TO redress_worker;
GRANT SELECT,UPDATE ON TABLE redress.duplicate_link TO redress_operator;

--
-- Name: TABLE ending_count; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.ending_count TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.ending_count TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.ending_count TO redress_operator;

--
-- Name: TABLE evidence; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE redress.evidence TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.evidence TO redress_worker;
GRANT SELECT ON TABLE redress.evidence TO redress_operator;
GRANT SELECT,UPDATE ON TABLE redress.evidence TO redress_eraser;

--
-- Name: TABLE evidence_part; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.evidence_part TO redress_intake;
GRANT SELECT,INSERT,DELETE ON TABLE redress.evidence_part TO redress_worker;
GRANT SELECT ON TABLE redress.evidence_part TO redress_operator;

--
-- Name: TABLE history_seal; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.history_seal TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.history_seal TO redress_worker;
GRANT SELECT ON TABLE redress.history_seal TO redress_operator;

--
-- Name: TABLE idempotency_key; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.idempotency_key TO redress_intake;
GRANT SELECT ON TABLE redress.idempotency_key TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.idempotency_key TO redress_operator;

--
-- Name: TABLE imported_complaint; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.imported_complaint TO redress_intake;
GRANT SELECT ON TABLE redress.imported_complaint TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.imported_complaint TO redress_operator;

--
-- Name: TABLE inbound_mail; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.inbound_mail TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.inbound_mail TO redress_operator;
GRANT SELECT,UPDATE ON TABLE redress.inbound_mail TO redress_eraser;

--
-- Name: TABLE inbound_verdict; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.inbound_verdict TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.inbound_verdict TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.inbound_verdict TO redress_operator;
GRANT SELECT,UPDATE ON TABLE redress.inbound_verdict TO redress_eraser;

--
-- Name: TABLE mail_answer; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE redress.mail_answer TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.mail_answer TO redress_operator;
GRANT SELECT,UPDATE ON TABLE redress.mail_answer TO redress_eraser;

--
-- Name: TABLE mailbox_position; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.mailbox_position TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.mailbox_position TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.mailbox_position TO redress_operator;

--
-- Name: TABLE message; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE redress.message TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.message TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.message TO redress_operator;
GRANT SELECT,UPDATE ON TABLE redress.message TO redress_eraser;

--
-- Name: TABLE monthly_count; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.monthly_count TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.monthly_count TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.monthly_count TO redress_operator;

--
-- Name: TABLE person_key; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.person_key TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.person_key TO redress_worker;
GRANT SELECT ON TABLE redress.person_key TO redress_operator;
GRANT SELECT,DELETE ON TABLE redress.person_key TO redress_eraser;

--
-- Name: TABLE postcode_region; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.postcode_region TO redress_intake;
GRANT SELECT ON TABLE redress.postcode_region TO redress_worker;
GRANT SELECT ON TABLE redress.postcode_region TO redress_operator;

--
-- Name: TABLE provider_customers; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.provider_customers TO redress_intake;
GRANT SELECT ON TABLE redress.provider_customers TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.provider_customers TO redress_operator;

--
-- Name: TABLE provider_login; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.provider_login TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.provider_login TO redress_operator;

--
-- Name: COLUMN provider_login.used_step; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(used_step) ON TABLE redress.provider_login TO redress_intake;

--
-- Name: TABLE provider_session; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE redress.provider_session TO redress_intake;

--
-- Name: COLUMN provider_session.seen_at; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(seen_at) ON TABLE redress.provider_session TO redress_intake;

--
-- Name: TABLE provider_user; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.provider_user TO redress_intake;
GRANT SELECT ON TABLE redress.provider_user TO redress_worker;
GRANT SELECT,INSERT,DELETE ON TABLE redress.provider_user TO redress_operator;

--
-- Name: TABLE related_case; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.related_case TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.related_case TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.related_case TO redress_operator;
GRANT SELECT ON TABLE redress.related_case TO redress_eraser;

--
-- Name: TABLE request_allowance; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.request_allowance TO redress_intake;
GRANT SELECT ON TABLE redress.request_allowance TO redress_worker;
GRANT SELECT ON TABLE redress.request_allowance TO redress_operator;

--
-- Name: TABLE sealed_head; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.sealed_head TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.sealed_head TO redress_worker;
GRANT SELECT ON TABLE redress.sealed_head TO redress_operator;

--
-- Name: TABLE second_reading; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.second_reading TO redress_intake;

--
-- Name: COLUMN second_reading.id; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(id) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(id) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.case_id; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(case_id) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(case_id) ON TABLE redress.second_reading TO redress_operator;
GRANT SELECT(case_id) ON TABLE redress.second_reading TO redress_eraser;

--
-- Name: COLUMN second_reading.round; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(round) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(round) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.draft_version; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(draft_version) ON TABLE redress.second_reading TO redress_intake;

--
-- Name: COLUMN second_reading.drafter; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(drafter) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(drafter) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(drafter) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.draft_lines; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(draft_lines) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(draft_lines) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(draft_lines) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.draft_award; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(draft_award) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(draft_award) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(draft_award) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.drawn_at; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(drawn_at) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(drawn_at) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.due_on; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(due_on) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(due_on) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.reader; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(reader) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(reader) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(reader) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.lines; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(lines) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(lines) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(lines) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.award; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(award) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(award) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(award) ON TABLE redress.second_reading TO redress_operator;

--
-- Name: COLUMN second_reading.note; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(note) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(note),UPDATE(note) ON TABLE redress.second_reading TO redress_eraser;

--
-- Name: COLUMN second_reading.read_at; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(read_at) ON TABLE redress.second_reading TO redress_intake;
GRANT SELECT(read_at) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(read_at) ON TABLE redress.second_reading TO redress_operator;
GRANT SELECT(read_at) ON TABLE redress.second_reading TO redress_eraser;

--
-- Name: COLUMN second_reading.lapsed_at; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT(lapsed_at) ON TABLE redress.second_reading TO redress_worker;
GRANT SELECT(lapsed_at) ON TABLE redress.second_reading TO redress_operator;
GRANT SELECT(lapsed_at),UPDATE(lapsed_at) ON TABLE redress.second_reading TO redress_eraser;

--
-- Name: TABLE spike_alarm; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.spike_alarm TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.spike_alarm TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.spike_alarm TO redress_operator;

--
-- Name: TABLE staff; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.staff TO redress_intake;
GRANT SELECT ON TABLE redress.staff TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.staff TO redress_operator;

--
-- Name: TABLE staff_conflict; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.staff_conflict TO redress_intake;
GRANT SELECT ON TABLE redress.staff_conflict TO redress_worker;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.staff_conflict TO redress_operator;

--
-- Name: TABLE staff_item; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE redress.staff_item TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.staff_item TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.staff_item TO redress_scheduler;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.staff_item TO redress_operator;

--
-- Name: TABLE staff_login; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.staff_login TO redress_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE redress.staff_login TO redress_operator;

--
-- Name: COLUMN staff_login.used_step; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(used_step) ON TABLE redress.staff_login TO redress_intake;

--
-- Name: TABLE staff_session; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE redress.staff_session TO redress_intake;

--
-- Name: COLUMN staff_session.seen_at; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(seen_at) ON TABLE redress.staff_session TO redress_intake;

--
-- Name: TABLE text_message; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.text_message TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.text_message TO redress_worker;
GRANT SELECT ON TABLE redress.text_message TO redress_operator;
GRANT SELECT,DELETE ON TABLE redress.text_message TO redress_eraser;

--
-- Name: COLUMN text_message.state; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(state) ON TABLE redress.text_message TO redress_intake;
GRANT UPDATE(state) ON TABLE redress.text_message TO redress_worker;

--
-- Name: COLUMN text_message.changed_at; Type: ACL; Schema: redress; Owner: -
--

GRANT UPDATE(changed_at) ON TABLE redress.text_message TO redress_intake;
GRANT UPDATE(changed_at) ON TABLE redress.text_message TO redress_worker;

--
-- Name: TABLE unsealed_case; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT,INSERT ON TABLE redress.unsealed_case TO redress_intake;
GRANT SELECT,INSERT,DELETE ON TABLE redress.unsealed_case TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.unsealed_case TO redress_operator;
GRANT INSERT ON TABLE redress.unsealed_case TO redress_eraser;

--
-- Name: TABLE watched_day; Type: ACL; Schema: redress; Owner: -
--

GRANT SELECT ON TABLE redress.watched_day TO redress_intake;
GRANT SELECT,INSERT ON TABLE redress.watched_day TO redress_worker;
GRANT SELECT,INSERT ON TABLE redress.watched_day TO redress_operator;

--
-- PostgreSQL database dump complete
--

