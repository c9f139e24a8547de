-- The queue's hot part: payloads, the ready ring, its ledger and the leases.
-- Why these shapes: docs/decisions/0002-segmented-ready-ring.md. Life of a job: docs/job-lifecycle.md.
CREATE SCHEMA queue;

CREATE SEQUENCE queue.job_id AS bigint;

-- Every claim takes a number here. CACHE 1, so that a later claim of a job always has the larger fence.
CREATE SEQUENCE queue.fence AS bigint CACHE 1;

-- What a job is. Written once at enqueue, read once a claim, dropped with its day.
CREATE TABLE queue.job (
    id bigint NOT NULL,
    day date NOT NULL,
    kind text NOT NULL CHECK (kind <> ''),
    args jsonb NOT NULL,
    queue text NOT NULL CHECK (queue <> '' AND queue NOT LIKE '%/%'),
    provider text CHECK (provider <> ''),
    priority smallint NOT NULL,
    subject uuid,
    max_attempts smallint NOT NULL CHECK (max_attempts > 0),
    enqueued_at timestamptz NOT NULL,
    -- A job claimed later than this is not worked any more.
    expires_at timestamptz,
    PRIMARY KEY (day, id)
) PARTITION BY RANGE (day);

-- One claimed job. Deleting the row with its fence is the only way to finish an attempt.
CREATE TABLE queue.lease (
    job_id bigint PRIMARY KEY,
    fence bigint NOT NULL,
    worker_id bigint NOT NULL,
    day date NOT NULL,
    lane text NOT NULL COLLATE "C",
    priority smallint NOT NULL,
    attempt smallint NOT NULL CHECK (attempt > 0),
    rescues smallint NOT NULL CHECK (rescues >= 0),
    -- Whether it holds a unique key: so that a job without one pays nothing for keys when it ends.
    has_key boolean NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The ready ring: sixteen narrow plain tables. Not partitions of one parent, because a query on a parent
-- locks every child and would collide with the TRUNCATE that empties a segment. The seventeenth, ready_16, is
-- the siding: rows that nobody takes are moved there, so that they do not pin a segment of the ring.
-- attempt and rescues count what was spent before; vacuum_truncate is off because only reclaim shortens them.
DO $segments$
BEGIN
    FOR segment IN 0..16 LOOP
        EXECUTE format(
            $table$
            CREATE TABLE queue.ready_%1$s (
                lane text NOT NULL COLLATE "C",
                priority smallint NOT NULL,
                id bigint NOT NULL,
                day date NOT NULL,
                attempt smallint NOT NULL CHECK (attempt >= 0),
                rescues smallint NOT NULL CHECK (rescues >= 0),
                has_key boolean NOT NULL,
                PRIMARY KEY (lane, priority, id)
            ) WITH (vacuum_truncate = off)
            $table$, segment);
    END LOOP;
END
$segments$;

-- Append-only: max(generation) % 16 is the segment that takes new rows. A row here is never updated,
-- because a row updated again and again grows a chain of dead versions that no vacuum may remove
-- while an old snapshot is open.
CREATE TABLE queue.ring (
    generation bigint PRIMARY KEY,
    segment smallint GENERATED ALWAYS AS ((generation % 16)::smallint) STORED,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO queue.ring (generation) VALUES (0);

-- A lane is a queue, or a queue and a provider: what a worker reads or does not read.
CREATE FUNCTION queue.lane(queue text, provider text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN provider IS NULL THEN queue ELSE queue || '/' || provider END $$;

-- Which unfinished job has a key. At most one job of a kind holds a key; it goes with the job, or to its successor.
CREATE TABLE queue.unique_key (
    kind text NOT NULL,
    key text NOT NULL CHECK (key <> ''),
    job_id bigint NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX unique_key_job ON queue.unique_key (job_id);
