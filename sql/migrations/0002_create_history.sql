-- What is over, what waits for its next attempt, and what was given up. No claim reads any of these.

-- Append-only, one row an attempt, dropped with its day.
CREATE TABLE queue.done (
    job_id bigint NOT NULL,
    day date NOT NULL,
    lane text NOT NULL COLLATE "C",
    outcome text NOT NULL
        CHECK (outcome IN ('completed', 'cancelled', 'snoozed', 'failed', 'rescued', 'dead')),
    attempt smallint NOT NULL,
    -- NULL for a job that was cancelled before anybody claimed it.
    fence bigint,
    worker_id bigint,
    claimed_at timestamptz,
    finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The type or category of what went wrong, never personal data.
    error text,
    CHECK (outcome NOT IN ('failed', 'dead', 'cancelled') OR error IS NOT NULL),
    CHECK (outcome = 'cancelled' OR fence IS NOT NULL)
) PARTITION BY RANGE (finished_at);

-- Partial, so that a success pays nothing: only the error history of one job is looked up.
CREATE INDEX done_errors ON queue.done (job_id) WHERE error IS NOT NULL;

-- Waiting out a backoff or a snooze, on the machine's clock. Small and apart, so that retries never
-- drag a claim back to the floor of the ring.
CREATE TABLE queue.retry (
    job_id bigint PRIMARY KEY,
    day date NOT NULL,
    lane text NOT NULL COLLATE "C",
    priority smallint NOT NULL,
    attempt smallint NOT NULL CHECK (attempt >= 0),
    rescues smallint NOT NULL CHECK (rescues >= 0),
    has_key boolean NOT NULL,
    -- Infinity: parked, because its kind is paused.
    due_at timestamptz NOT NULL
);
CREATE INDEX retry_due ON queue.retry (due_at, job_id);

-- Given up. The payload moves here, so that its day may be dropped; the id stays, so that a job sent
-- again keeps the idempotency keys of its outside effects.
CREATE TABLE queue.dead (
    job_id bigint PRIMARY KEY,
    kind text NOT NULL,
    args jsonb NOT NULL,
    queue text NOT NULL,
    provider text,
    priority smallint NOT NULL,
    subject uuid,
    max_attempts smallint NOT NULL,
    enqueued_at timestamptz NOT NULL,
    attempts smallint NOT NULL,
    rescues smallint NOT NULL,
    died_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason text NOT NULL,
    -- [{"attempt": 1, "outcome": "failed", "error": "…", "at": "…"}], oldest first.
    errors jsonb NOT NULL,
    -- What its handler had done already, {"step": result}: a job sent again does not repeat it.
    steps jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX dead_kind ON queue.dead (kind, job_id);
CREATE INDEX dead_subject ON queue.dead (subject) WHERE subject IS NOT NULL;

-- What a job with several outside effects has done already, so that a retry does not repeat it. Goes with the payload.
CREATE TABLE queue.step (
    day date NOT NULL,
    job_id bigint NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    result jsonb NOT NULL,
    done_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (day, job_id, name)
) PARTITION BY RANGE (day);
