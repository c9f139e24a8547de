-- Deadlines in case time, months ahead. A timer carries its own kind and payload, because the payload
-- partitions of today are gone when it fires. Partitioned by the month it is due; no DEFAULT partition.
CREATE TABLE queue.timer (
    id uuid NOT NULL,
    due_at timestamptz NOT NULL CHECK (due_at >= '2000-01-01 00:00+00' AND due_at < '2200-01-01 00:00+00'),
    kind text NOT NULL CHECK (kind <> ''),
    args jsonb NOT NULL,
    queue text NOT NULL CHECK (queue <> '' AND queue NOT LIKE '%/%'),
    provider text CHECK (provider <> ''),
    priority smallint NOT NULL,
    subject uuid,
    max_attempts smallint NOT NULL CHECK (max_attempts > 0),
    armed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (due_at, id)
) PARTITION BY RANGE (due_at);

CREATE INDEX timer_id ON queue.timer (id);
CREATE INDEX timer_subject ON queue.timer (subject) WHERE subject IS NOT NULL;
