-- The functions of the queue run with the owner's rights, and some of them truncate and drop: nobody may call one who
-- was not given it by name.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA queue FROM PUBLIC;

-- Gives a role what one activity needs and no more: enqueue (jobs and timers), copy (very many
-- jobs), work (claim and finish jobs), upkeep
-- (what the scheduler does) or operate (look, and do what an operator may). Called by the migration that makes the
-- roles; a role may have several.
CREATE FUNCTION queue.grant_rights(role_name name, activity text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
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

REVOKE EXECUTE ON FUNCTION queue.grant_rights FROM PUBLIC;
