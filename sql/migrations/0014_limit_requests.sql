-- How many requests of a kind somebody may still send in this minute or on this day, over all processes of the API. A process takes
-- them in portions, so most requests ask nothing here. Not logged: after a crash everybody begins anew.
CREATE UNLOGGED TABLE redress.request_allowance (
    starts_at timestamptz NOT NULL,
    -- A keyed hash over the kind of request and who sends it: no address stands here.
    subject bytea NOT NULL CHECK (octet_length(subject) = 16),
    taken integer NOT NULL CHECK (taken > 0)
);
CREATE INDEX request_allowance_subject ON redress.request_allowance (starts_at, subject);

-- Takes up to `wanted` of the `most` requests that a subject has in a period; answers how many were granted, how many
-- are left after them, and how long the period lasts.
CREATE FUNCTION redress.take_allowance(of_subject bytea, wanted integer, most integer, period_seconds integer)
    RETURNS TABLE (granted integer, remaining integer, seconds double precision)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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

-- Periods that are over for everybody.
CREATE FUNCTION redress.prune_allowances() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ DELETE FROM redress.request_allowance WHERE starts_at < clock_timestamp() - interval '2 days' $$;

REVOKE EXECUTE ON FUNCTION redress.take_allowance, redress.prune_allowances FROM PUBLIC;
