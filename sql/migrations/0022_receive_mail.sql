-- A message as it came in, byte for byte, kept before anybody looks at it. Runtime roles may only insert and read; what
-- becomes of it stands in inbound_verdict.
CREATE TABLE redress.inbound_mail (
    id uuid PRIMARY KEY,
    received_at timestamptz NOT NULL,
    source text NOT NULL CHECK (source IN ('mailbox', 'pipe')),
    -- Fetching it again, or being handed it again, changes nothing.
    digest bytea NOT NULL CONSTRAINT inbound_mail_once UNIQUE CHECK (length(digest) = 32),
    -- Of everything below the header: the same message that came by two ways has two headers and one body.
    body_digest bytea NOT NULL CHECK (length(body_digest) = 32),
    raw bytea NOT NULL,
    -- False when it was too large: then only its beginning is kept.
    is_whole boolean NOT NULL,
    -- Empty for the null sender; NULL where the server did not say.
    envelope_sender text,
    envelope_recipient text
);

-- Most of a large message is base64, which the server would try to compress for nothing.
ALTER TABLE redress.inbound_mail ALTER COLUMN raw SET STORAGE EXTERNAL;
CREATE INDEX inbound_mail_age ON redress.inbound_mail (received_at);

-- What became of a message, written once, in the transaction that did it.
CREATE TABLE redress.inbound_verdict (
    mail_id uuid PRIMARY KEY REFERENCES redress.inbound_mail (id),
    sorted_at timestamptz NOT NULL,
    verdict text NOT NULL CHECK (
        verdict IN ('repeated', 'loop', 'report', 'automatic', 'reply', 'complaint', 'incomplete', 'held')
    ),
    -- Why, for a person: never what the message says.
    reason text NOT NULL,
    internet_message_id text CHECK (length(internet_message_id) <= 250),
    body_digest bytea NOT NULL,
    sender text,
    subject text NOT NULL,
    attachments jsonb NOT NULL,
    case_id uuid REFERENCES redress.case_file (id),
    party text CHECK (party IN ('complainant', 'provider', 'caseworker', 'ombudsman', 'scheme')),
    proof text CHECK (proof IN ('address', 'thread', 'reference', 'complaint', 'person')),
    CONSTRAINT inbound_verdict_of_a_party CHECK ((party IS NULL) = (proof IS NULL) AND (party IS NULL OR case_id IS NOT NULL))
);

-- Two copies that are sorted at the same moment: the second one waits, fails and is sorted again.
CREATE UNIQUE INDEX inbound_verdict_once ON redress.inbound_verdict (internet_message_id, body_digest)
    WHERE verdict <> 'repeated';
CREATE INDEX inbound_verdict_case ON redress.inbound_verdict (case_id, sorted_at) WHERE case_id IS NOT NULL;
CREATE INDEX inbound_verdict_sender ON redress.inbound_verdict (sender, sorted_at) WHERE verdict = 'complaint';

-- What is answered to a message that is no case's: one to an address and day, whatever it sends.
CREATE TABLE redress.mail_answer (
    id uuid PRIMARY KEY,
    mail_id uuid NOT NULL UNIQUE REFERENCES redress.inbound_mail (id),
    address text NOT NULL,
    day date NOT NULL,
    internet_message_id text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    raw bytea NOT NULL,
    relay text,
    relay_answer text,
    settled_at timestamptz,
    CONSTRAINT mail_answer_once_a_day UNIQUE (address, day)
);

-- How far a mailbox has been read. Another validity means that the server has numbered its messages anew (RFC 9051).
CREATE TABLE redress.mailbox_position (
    mailbox text PRIMARY KEY,
    validity bigint NOT NULL,
    last_uid bigint NOT NULL
);

-- A mail server's report that an accepted message came back.
ALTER TABLE redress.message
    ADD COLUMN bounced_at timestamptz,
    ADD COLUMN bounce_status text,
    ADD CONSTRAINT message_bounce_is_whole CHECK ((bounced_at IS NULL) = (bounce_status IS NULL));

-- Staff also see to mail that is no case's.
ALTER TABLE redress.staff_item
    ALTER COLUMN case_id DROP NOT NULL,
    ADD COLUMN mail_id uuid REFERENCES redress.inbound_mail (id),
    ADD CONSTRAINT staff_item_about_one CHECK (num_nonnulls(case_id, mail_id) = 1),
    DROP CONSTRAINT staff_item_kind_check,
    ADD CONSTRAINT staff_item_kind_check CHECK (
        kind IN (
            'notice_undelivered', 'job_dead', 'unassigned', 'complainant_unreachable', 'provider_unreachable',
            'mail_received', 'mail_held'
        )
    ),
    ADD CONSTRAINT staff_item_held_is_mail CHECK ((kind = 'mail_held') = (mail_id IS NOT NULL));

CREATE UNIQUE INDEX staff_item_one_open_of_mail ON redress.staff_item (mail_id) WHERE resolved_at IS NULL AND mail_id IS NOT NULL;
