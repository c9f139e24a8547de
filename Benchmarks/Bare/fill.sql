-- Fills the ready ring: psql -q -v ON_ERROR_STOP=1 -v jobs=50000 -v queue=bench -f fill.sql "$DATABASE_URL"
-- Begins in an empty segment, and turns the ring on the way as upkeep does while a queue fills.
\o /dev/null
SELECT set_config('bench.jobs', :'jobs', false), set_config('bench.queue', :'queue', false);
SELECT queue.advance_ring(0);
SELECT queue.reclaim_segment(segment, true) FROM queue.reclaimable_segments() AS segment;

DO $fill$
DECLARE
    missing integer := current_setting('bench.jobs')::integer;
    count integer;
BEGIN
    WHILE missing > 0 LOOP
        count := least(missing, 1000);
        PERFORM queue.enqueue(
            array_fill('bench'::text, ARRAY[count]), array_fill('{"number": 1}'::jsonb, ARRAY[count]),
            array_fill(current_setting('bench.queue'), ARRAY[count]), array_fill(NULL::text, ARRAY[count]),
            array_fill(100::smallint, ARRAY[count]), array_fill(NULL::uuid, ARRAY[count]),
            array_fill(5::smallint, ARRAY[count]), array_fill(NULL::timestamptz, ARRAY[count]),
            array_fill(NULL::text, ARRAY[count]), array_fill(NULL::text, ARRAY[count]));
        PERFORM queue.advance_ring(4 * 1024 * 1024);
        missing := missing - count;
    END LOOP;
END
$fill$;
