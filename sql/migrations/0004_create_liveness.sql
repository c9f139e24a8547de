-- Who is alive. A process inserts its row once and deletes it once; its beats are append-only.
CREATE TABLE queue.worker (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('worker', 'scheduler')),
    name text NOT NULL,
    -- False behind a transaction pooler: then a missing lock says nothing and only silence counts.
    holds_lock boolean NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Even and odd hours, so that the table not written to can be emptied by TRUNCATE.
CREATE TABLE queue.beat_0 (worker_id bigint NOT NULL, beaten_at timestamptz NOT NULL);
CREATE TABLE queue.beat_1 (worker_id bigint NOT NULL, beaten_at timestamptz NOT NULL);
CREATE INDEX beat_0_beaten_at ON queue.beat_0 (beaten_at, worker_id);
CREATE INDEX beat_1_beaten_at ON queue.beat_1 (beaten_at, worker_id);

-- Appended by the leader after each good second, kept for an hour: who reads it knows whether upkeep runs.
CREATE TABLE queue.tick (
    ticked_at timestamptz PRIMARY KEY
);

-- Who leads where no session holds a lock, because there is only a transaction pooler: the latest row, until it ends.
-- Appended for each term, so that no row is updated again and again.
CREATE TABLE queue.term (
    number bigint PRIMARY KEY,
    worker_id bigint NOT NULL,
    ends_at timestamptz NOT NULL
);

-- Rollups for metrics and pages, appended by the leader every ten seconds: nobody else counts the hot tables.
CREATE TABLE queue.depth (
    taken_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('ready', 'leased', 'retrying', 'parked', 'dead', 'overdue')),
    lane text NOT NULL COLLATE "C",
    jobs bigint NOT NULL,
    oldest_at timestamptz,
    PRIMARY KEY (taken_at, state, lane)
);
