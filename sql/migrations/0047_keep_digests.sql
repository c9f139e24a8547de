-- What a provider has to know and nothing to do about is told to it once a day, in one mail about all of its cases.
CREATE TABLE redress.digest (
    id uuid PRIMARY KEY,
    provider_id text NOT NULL,
    created_at timestamptz NOT NULL,
    internet_message_id text NOT NULL UNIQUE,
    -- The message whose job sends it.
    sent_by uuid NOT NULL,
    -- The mail as it goes out at every attempt; empty where no relay would take the address.
    raw bytea NOT NULL,
    address text NOT NULL,
    -- What became of it, once that is known.
    relay text,
    relay_answer text,
    settled_at timestamptz,
    CONSTRAINT digest_is_settled_whole CHECK (
        (settled_at IS NULL) = (relay IS NULL) AND (settled_at IS NULL) = (relay_answer IS NULL)
    )
);

ALTER TABLE redress.message
    ADD COLUMN digest_id uuid,
    ADD CONSTRAINT message_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES redress.digest (id) NOT VALID;

-- What a digest gathers, and what one has gathered.
CREATE INDEX message_for_digest ON redress.message (send_at)
WHERE state = 'queued' AND recipient = 'provider' AND send_at IS NOT NULL AND digest_id IS NULL;
CREATE INDEX message_in_digest ON redress.message (digest_id) WHERE digest_id IS NOT NULL;
