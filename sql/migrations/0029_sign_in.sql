-- How somebody of the staff signs in to the pages: a password, of which only the scrypt hash is kept, and a code that
-- changes every 30 seconds (RFC 6238). The code's secret has to be known again, so it is sealed with the processes' secret.
CREATE TABLE redress.staff_login (
    staff_id uuid PRIMARY KEY REFERENCES redress.staff (id),
    salt bytea NOT NULL CHECK (length(salt) = 16),
    password_hash bytea NOT NULL CHECK (length(password_hash) = 32),
    sealed_secret bytea NOT NULL,
    -- The newest 30 seconds whose code was taken: no code counts twice.
    used_step bigint NOT NULL DEFAULT 0,
    set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Somebody who is signed in, in one browser. It ends after half an hour without a request, or after twelve hours. Only
-- the hash of its key is kept, and `seen_at` is written at most once a minute.
CREATE TABLE redress.staff_session (
    key_hash bytea PRIMARY KEY CHECK (length(key_hash) = 32),
    staff_id uuid NOT NULL REFERENCES redress.staff (id),
    began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX staff_session_staff ON redress.staff_session (staff_id);

-- The ombudsmen's list: what waits for a signature or a ruling. There are few of them among all open cases.
CREATE INDEX case_file_ombudsman ON redress.case_file (status)
    WHERE status IN ('awaiting_signature', 'eligibility_disputed');
