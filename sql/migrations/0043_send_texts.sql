-- A text message beside a message of a case: it tells that there is one.
CREATE TABLE redress.text_message (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    message_id uuid NOT NULL UNIQUE REFERENCES redress.message (id),
    number text NOT NULL,
    body text NOT NULL,
    state text NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'accepted', 'delivered', 'undelivered', 'expired')),
    created_at timestamptz NOT NULL,
    -- What the gateway said when it took it or refused it for good, or what was reported later.
    changed_at timestamptz NOT NULL
);

CREATE INDEX text_message_case ON redress.text_message (case_id);
