-- People of a provider, who sign in to the inbox of their company's cases as the staff do to theirs.
CREATE TABLE redress.provider_user (
    id uuid PRIMARY KEY,
    provider_id text NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    email text NOT NULL CHECK (email <> ''),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE UNIQUE INDEX provider_user_email ON redress.provider_user (lower(email));

-- As `staff_login`.
CREATE TABLE redress.provider_login (
    user_id uuid PRIMARY KEY REFERENCES redress.provider_user (id) ON DELETE CASCADE,
    salt bytea NOT NULL CHECK (length(salt) = 16),
    password_hash bytea NOT NULL CHECK (length(password_hash) = 32),
    sealed_secret bytea NOT NULL,
    used_step bigint NOT NULL DEFAULT 0,
    set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- As `staff_session`.
CREATE TABLE redress.provider_session (
    key_hash bytea PRIMARY KEY CHECK (length(key_hash) = 32),
    user_id uuid NOT NULL REFERENCES redress.provider_user (id) ON DELETE CASCADE,
    began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX provider_session_user ON redress.provider_session (user_id);

-- The inbox. A new case waits for the scheme until its request has arrived, so the intake does not write here.
CREATE INDEX case_file_provider_inbox ON redress.case_file (provider_id) WHERE waits_for = 'provider';
