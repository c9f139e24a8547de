-- Upkeep of the ring, by the leading scheduler. A segment is about 50,000 rows: small enough that a claim
-- walking over everything dead in it stays under 5 ms.

-- Moves to another segment when the current one has grown past `full_bytes` of heap (about 80 bytes a row).
-- Takes the next one that is empty and was emptied; a segment pinned by rows nobody reads is passed over.
-- When there is none, the current one grows. Answers the current generation.
CREATE FUNCTION queue.advance_ring(full_bytes bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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

-- Empties a table that has no rows, and answers what happened: reclaimed, occupied or busy.
-- `patience` NULL means: take the lock at once or not at all. A queued exclusive lock stops everybody behind
-- it, so waiting (50 ms) is for a table that refused several times.
CREATE FUNCTION queue.truncate_if_empty(target text, patience text, is_needed text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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

CREATE FUNCTION queue.reclaim_segment(segment smallint, is_patient boolean) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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

-- Segments that hold disk but take no new rows, and look empty from here; the exact test comes with the lock.
DO $generate$
DECLARE
    branches text;
BEGIN
    SELECT string_agg(
        format(
            $branch$
            SELECT %1$s::smallint
            WHERE %1$s <> current_segment
                AND pg_relation_size('queue.ready_%1$s') > 0
                AND NOT EXISTS (SELECT FROM queue.ready_%1$s)$branch$,
            segment),
        ' UNION ALL ' ORDER BY segment)
    INTO branches FROM generate_series(0, 16) AS segment;
    EXECUTE format(
        $function$
        CREATE FUNCTION queue.reclaimable_segments() RETURNS SETOF smallint
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            AS $body$
        DECLARE
            current_segment bigint := queue.current_segment();
        BEGIN
            RETURN QUERY %s;
        END
        $body$
        $function$,
        branches);
END
$generate$;

-- Moves rows that nobody takes (of a paused lane, or of one that no worker reads) to the siding, so that they do not
-- pin a segment. The oldest occupied segment is cleared when few empty ones are left and it holds few rows, or when no
-- empty one is left at all. A row is moved once: the siding is not cleared. Answers how many rows moved.
CREATE FUNCTION queue.evacuate(few_empty integer, sparse integer, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
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
$$;

-- The beats of the hour before, once the youngest of them is five minutes old.
CREATE FUNCTION queue.reclaim_beats() RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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

-- Empties what every job passes through on its way, once nothing is on the way and the table has grown past
-- `past_bytes` with its indexes. Vacuum gives back the end of a heap at best, and never an index.
CREATE FUNCTION queue.reclaim_passage(target text, past_bytes bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
