-- The key that a case's evidence is sealed with, itself sealed by a master key that stands in no table.
CREATE TABLE redress.case_key (
    case_id uuid PRIMARY KEY REFERENCES redress.case_file (id),
    -- Which master key opens it, so that a new one can be brought in while the old one is still there.
    master_key_id text NOT NULL CHECK (master_key_id <> ''),
    -- Nonce (12), key (32) and tag (16).
    wrapped_key bytea NOT NULL CHECK (length(wrapped_key) = 60)
);

-- A file that a party brings to its case. The content lies in the evidence store, sealed, in parts.
CREATE TABLE redress.evidence (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    owner text NOT NULL CHECK (owner IN ('complainant', 'provider')),
    file_name text NOT NULL CHECK (file_name <> ''),
    description text NOT NULL CHECK (description <> ''),
    state text NOT NULL CHECK (state IN ('receiving', 'stored', 'clean', 'infected', 'unscannable', 'removed')),
    -- What it is by its content; never what a name or a client says.
    kind text,
    -- In bytes: while it is received, what it will have at most.
    size bigint NOT NULL CHECK (size BETWEEN 1 AND 41943040),
    received bigint NOT NULL CHECK (received BETWEEN 0 AND size),
    -- Of the whole content in the clear, worked out by the scan.
    sha256 bytea CHECK (length(sha256) = 32),
    created_at timestamptz NOT NULL,
    -- When the last part came or the state changed.
    changed_at timestamptz NOT NULL,
    CONSTRAINT evidence_whole_once_stored CHECK (state IN ('receiving', 'removed') OR (received = size AND kind IS NOT NULL)),
    CONSTRAINT evidence_hashed_when_clean CHECK (state <> 'clean' OR sha256 IS NOT NULL)
);

CREATE INDEX evidence_case ON redress.evidence (case_id, id);
CREATE INDEX evidence_unsettled ON redress.evidence (changed_at) WHERE state IN ('receiving', 'stored');

-- One object of the evidence store: the bytes from `first_byte` on, up to where the next part begins.
CREATE TABLE redress.evidence_part (
    id uuid PRIMARY KEY,
    evidence_id uuid NOT NULL REFERENCES redress.evidence (id),
    first_byte bigint NOT NULL CHECK (first_byte >= 0),
    size bigint NOT NULL CHECK (size > 0),
    CONSTRAINT evidence_part_once UNIQUE (evidence_id, first_byte)
);
