-- Answers on the way to a complaint, until it is sent or 30 days have passed since the last of them.
CREATE TABLE redress.draft (
    id uuid PRIMARY KEY,
    -- Of the secret in the browser's cookie and in the link, and of the code that can be read out. Neither is kept.
    secret_hash bytea NOT NULL CONSTRAINT draft_secret_unique UNIQUE CHECK (length(secret_hash) = 32),
    code_hash bytea NOT NULL CONSTRAINT draft_code_unique UNIQUE CHECK (length(code_hash) = 32),
    answers jsonb NOT NULL CHECK (jsonb_typeof(answers) = 'object'),
    language text NOT NULL CHECK (language IN ('en', 'cy')),
    -- Where the link to go on is sent, once somebody asked for it.
    return_address text,
    links_asked_for smallint NOT NULL DEFAULT 0 CHECK (links_asked_for BETWEEN 0 AND 10),
    -- The case that it became. What was answered is gone then; the row stays so that sending again finds the case.
    case_id uuid REFERENCES redress.case_file (id),
    saved_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT draft_that_was_sent_is_empty CHECK (case_id IS NULL OR (answers = '{}' AND return_address IS NULL))
);

CREATE INDEX draft_expires_at ON redress.draft (expires_at);
