CREATE SCHEMA redress;

-- Only the hash of an API token is kept.
CREATE TABLE redress.staff (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (name <> ''),
    email text NOT NULL CHECK (email LIKE '%@%'),
    role text NOT NULL CHECK (role IN ('caseworker', 'ombudsman')),
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A person does not touch cases of a company that they worked for, until this day has passed.
CREATE TABLE redress.staff_conflict (
    staff_id uuid NOT NULL REFERENCES redress.staff (id),
    provider_id text NOT NULL,
    until date NOT NULL,
    PRIMARY KEY (staff_id, provider_id)
);

-- A complaint as it was received. Never changed.
CREATE TABLE redress.complaint (
    id uuid PRIMARY KEY,
    received_at timestamptz NOT NULL,
    channel text NOT NULL CHECK (channel IN ('online', 'email', 'phone', 'post', 'import')),
    body jsonb NOT NULL,
    body_digest bytea NOT NULL CHECK (length(body_digest) = 32)
);

-- The case that a complaint became: one row, changed once per command. Its history is case_event.
CREATE TABLE redress.case_file (
    id uuid PRIMARY KEY REFERENCES redress.complaint (id),
    reference text NOT NULL CONSTRAINT case_file_reference_unique UNIQUE CHECK (length(reference) = 8),
    provider_id text NOT NULL,
    scheme text NOT NULL,
    profile_version text NOT NULL,
    eligibility jsonb NOT NULL,
    status text NOT NULL CHECK (
        status IN (
            'too_early', 'refused', 'awaiting_provider', 'settlement_offered', 'awaiting_comments', 'investigating',
            'awaiting_signature', 'awaiting_acceptance', 'awaiting_remedy', 'closed'
        )
    ),
    waits_for text CHECK (waits_for IN ('complainant', 'provider', 'caseworker', 'ombudsman', 'scheme')),
    version integer NOT NULL CHECK (version > 0),
    generation integer NOT NULL CHECK (generation >= 0),
    state jsonb NOT NULL,
    decision_deadline jsonb,
    -- When the complainant first complained to the provider, where that became known after the complaint came in.
    first_complained_on date,
    caseworker uuid REFERENCES redress.staff (id),
    token_version smallint NOT NULL DEFAULT 1,
    access_hash bytea NOT NULL CHECK (length(access_hash) = 32),
    provider_access_hash bytea NOT NULL CHECK (length(provider_access_hash) = 32),
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT case_file_open_waits_for_somebody CHECK ((status IN ('refused', 'closed')) = (waits_for IS NULL))
);

CREATE INDEX case_file_open ON redress.case_file (status, id) WHERE status NOT IN ('refused', 'closed');
CREATE INDEX case_file_caseworker ON redress.case_file (caseworker) WHERE status IN ('investigating', 'awaiting_signature');

-- The history. Runtime roles may only insert and read.
CREATE TABLE redress.case_event (
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    sequence integer NOT NULL CHECK (sequence > 0),
    version integer NOT NULL,
    at timestamptz NOT NULL,
    event jsonb NOT NULL,
    PRIMARY KEY (case_id, sequence)
);

-- Every date that somebody had to act by, with how it was derived.
CREATE TABLE redress.deadline (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    step text NOT NULL,
    party text NOT NULL,
    derivation jsonb NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'met', 'missed', 'cancelled')),
    ended_at timestamptz,
    CONSTRAINT deadline_ended_when_not_running CHECK ((state = 'running') = (ended_at IS NULL))
);

CREATE UNIQUE INDEX deadline_one_running ON redress.deadline (case_id, step) WHERE state = 'running';
CREATE INDEX deadline_case ON redress.deadline (case_id, id);

-- Every message that a case owes or owed somebody, with the exact copy that is sent: kept before the first attempt, so
-- that every further one sends the same.
CREATE TABLE redress.message (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    number integer NOT NULL CHECK (number > 0),
    kind text NOT NULL,
    step text NOT NULL,
    recipient text NOT NULL CHECK (recipient IN ('complainant', 'provider', 'caseworker', 'ombudsman', 'scheme')),
    notice jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'accepted', 'undelivered')),
    created_at timestamptz NOT NULL,
    internet_message_id text NOT NULL CONSTRAINT message_internet_id_unique UNIQUE,
    subject text,
    body text,
    raw bytea,
    -- Where the copy goes by mail; letters have none.
    address text,
    relay text,
    relay_answer text,
    settled_at timestamptz,
    CONSTRAINT message_once UNIQUE (case_id, kind, step, recipient),
    CONSTRAINT message_number_unique UNIQUE (case_id, number),
    CONSTRAINT message_copy_is_whole CHECK ((raw IS NULL) = (subject IS NULL) AND (raw IS NULL) = (body IS NULL)),
    CONSTRAINT message_accepted_is_kept CHECK (state <> 'accepted' OR (raw IS NOT NULL AND relay IS NOT NULL AND settled_at IS NOT NULL))
);

-- What a person has to look at. An open item has a timer of its own.
CREATE TABLE redress.staff_item (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    kind text NOT NULL CHECK (kind IN ('notice_undelivered', 'job_dead', 'unassigned')),
    raised_at timestamptz NOT NULL,
    resolved_at timestamptz
);

CREATE UNIQUE INDEX staff_item_one_open ON redress.staff_item (case_id, kind) WHERE resolved_at IS NULL;

-- A client's own name for a submission, so that sending it again answers the same. The key is taken before the case is
-- written, so that the second of two equal submissions waits and then writes nothing.
CREATE TABLE redress.idempotency_key (
    client text NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_digest bytea NOT NULL CHECK (length(body_digest) = 32),
    case_id uuid NOT NULL REFERENCES redress.case_file (id) DEFERRABLE INITIALLY DEFERRED,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (client, key)
);

CREATE INDEX idempotency_key_age ON redress.idempotency_key (created_at);

-- Which row of which imported file became which case, so that importing again changes nothing.
CREATE TABLE redress.imported_complaint (
    source text NOT NULL,
    external_id text NOT NULL,
    case_id uuid NOT NULL REFERENCES redress.case_file (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (source, external_id)
);
