-- Tamper evidence (docs/decisions/0014-tamper-evidence.md). The entries of a case's history form a chain, and what an
-- entry says stands beside it in a table of its own, with a salt: without both of them the chain still holds, and its
-- digest gives nothing to guess at.

-- No foreign key to case_event: it would cost as much as the insert, and `redress audit verify` looks at both anyway.
CREATE TABLE redress.case_event_payload (
    case_id uuid NOT NULL,
    sequence integer NOT NULL,
    salt bytea NOT NULL CHECK (length(salt) = 32),
    event jsonb NOT NULL,
    PRIMARY KEY (case_id, sequence)
);

-- What is hashed of an entry's payload: the salt, and the text that PostgreSQL writes for the jsonb. That is the same
-- for the same value in every version since jsonb came, and also what a client reads.
CREATE FUNCTION redress.event_digest(salt bytea, event jsonb) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256(salt || convert_to(event::text, 'UTF8'));

-- What an entry adds to the chain, each value as PostgreSQL sends it: 16, 4, 4, 8 (microseconds since 2000) and 32 bytes.
CREATE FUNCTION redress.event_link(case_id uuid, sequence integer, version integer, at timestamptz, digest bytea)
    RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN uuid_send(case_id) || int4send(sequence) || int4send(version) || timestamptz_send(at) || digest;

CREATE FUNCTION redress.extend_chain(chain bytea, start bytea, link bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
BEGIN
    RETURN sha256(coalesce(chain, start) || link);
END
$$;

-- As a window function: the chain at each of several entries that are written together, from what stood before them.
-- In plpgsql, whose one expression costs less than a call of an SQL function that cannot be inlined.
CREATE AGGREGATE redress.chain(start bytea, link bytea) (SFUNC = redress.extend_chain, STYPE = bytea);

-- What stands before the first entry of a case.
CREATE FUNCTION redress.chain_start() RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea;

-- Evidence that was found clean before histories said so, with its hash.
INSERT INTO redress.case_event (case_id, sequence, version, at, event)
SELECT evidence.case_id, last.sequence + row_number() OVER (PARTITION BY evidence.case_id ORDER BY evidence.id),
    last.version, evidence.changed_at,
    jsonb_build_object('evidenceCleared', jsonb_build_object(
        '_0', jsonb_build_object('rawValue', upper(evidence.id::text)), 'by', evidence.owner,
        'fileName', evidence.file_name, 'size', evidence.size, 'sha256', encode(evidence.sha256, 'hex')))
FROM redress.evidence AS evidence
CROSS JOIN LATERAL (
    SELECT max(sequence) AS sequence, max(version) AS version
    FROM redress.case_event
    WHERE case_id = evidence.case_id
) AS last
WHERE evidence.state = 'clean';

-- Two random UUIDs, because the server has no other source of randomness without an extension.
INSERT INTO redress.case_event_payload (case_id, sequence, salt, event)
SELECT case_id, sequence, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), event
FROM redress.case_event;

-- And none to case_file any more, which cost a sixth of what writing an entry does: a case is never deleted by a role
-- of ours, its other rows hold it as well, and an entry without its case is found by `redress audit verify`.
ALTER TABLE redress.case_event
    DROP CONSTRAINT case_event_case_id_fkey,
    DROP COLUMN event,
    ADD COLUMN digest bytea,
    ADD COLUMN previous bytea,
    ADD COLUMN chain bytea;

WITH digested AS (
    SELECT entry.case_id, entry.sequence, entry.version, entry.at,
        redress.event_digest(payload.salt, payload.event) AS digest
    FROM redress.case_event AS entry
    JOIN redress.case_event_payload AS payload USING (case_id, sequence)
), chained AS (
    SELECT case_id, sequence, digest,
        redress.chain(redress.chain_start(), redress.event_link(case_id, sequence, version, at, digest))
            OVER (PARTITION BY case_id ORDER BY sequence) AS chain
    FROM digested
), linked AS (
    SELECT case_id, sequence, digest, chain,
        lag(chain, 1, redress.chain_start()) OVER (PARTITION BY case_id ORDER BY sequence) AS previous
    FROM chained
)
UPDATE redress.case_event AS entry
SET digest = linked.digest, previous = linked.previous, chain = linked.chain
FROM linked
WHERE linked.case_id = entry.case_id AND linked.sequence = entry.sequence;

ALTER TABLE redress.case_event
    ALTER COLUMN digest SET NOT NULL,
    ALTER COLUMN previous SET NOT NULL,
    ALTER COLUMN chain SET NOT NULL,
    ADD CONSTRAINT case_event_hashes CHECK (length(digest) = 32 AND length(previous) = 32 AND length(chain) = 32);

-- The history with what it says; entries that were erased are not in it.
CREATE VIEW redress.case_history AS
SELECT case_id, sequence, version, at, payload.event
FROM redress.case_event
JOIN redress.case_event_payload AS payload USING (case_id, sequence);

-- Cases whose history has grown since the last seal, as often as it has: written with the entries, taken by the seal.
-- So a seal looks at what has changed and at nothing else. No index: it is read whole.
CREATE TABLE redress.unsealed_case (case_id uuid NOT NULL);

INSERT INTO redress.unsealed_case SELECT DISTINCT case_id FROM redress.case_event;

-- The last entry of a case at the time of a seal. The reference is here as well, so that a case that is gone has a name.
CREATE TABLE redress.sealed_head (
    case_id uuid NOT NULL,
    sequence integer NOT NULL,
    reference text NOT NULL,
    chain bytea NOT NULL CHECK (length(chain) = 32),
    seal integer NOT NULL,
    PRIMARY KEY (case_id, sequence)
);

CREATE UNIQUE INDEX sealed_head_seal ON redress.sealed_head (seal, case_id);

-- A chain of seals. Each covers the heads of the cases that changed since the one before, by the root of a Merkle tree
-- over them in the order of their ids, so that one case can be shown to be covered without the others.
CREATE TABLE redress.history_seal (
    number integer PRIMARY KEY CHECK (number > 0),
    -- In London.
    day date NOT NULL,
    sealed_at timestamptz NOT NULL,
    -- Heads that it covers, and the entries that they have more than at the seal before.
    cases integer NOT NULL,
    entries bigint NOT NULL,
    root bytea NOT NULL CHECK (length(root) = 32),
    previous bytea NOT NULL CHECK (length(previous) = 32),
    digest bytea NOT NULL CHECK (length(digest) = 32)
);
