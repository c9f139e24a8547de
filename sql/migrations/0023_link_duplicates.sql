-- By what the person of an open case is known again, when another complaint about the same company comes in: keyed
-- hashes, so that no address stands here. Written by the worker, not by the transaction of the intake.
CREATE TABLE redress.person_key (
    key bytea NOT NULL CHECK (length(key) = 16),
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    PRIMARY KEY (key, case_id)
);

CREATE INDEX person_key_case ON redress.person_key (case_id);

-- Two cases that look like one. Both go on; staff say what they think of it, and may think again.
CREATE TABLE redress.duplicate_link (
    earlier uuid NOT NULL REFERENCES redress.case_file (id),
    later uuid NOT NULL REFERENCES redress.case_file (id),
    match text NOT NULL CHECK (match IN ('email', 'phone', 'name_and_postcode')),
    -- How alike the texts are, in per cent.
    likeness smallint NOT NULL CHECK (likeness BETWEEN 0 AND 100),
    state text NOT NULL CHECK (state IN ('suspected', 'confirmed', 'dismissed')),
    found_at timestamptz NOT NULL,
    settled_at timestamptz,
    PRIMARY KEY (earlier, later),
    CONSTRAINT duplicate_link_in_order CHECK (earlier < later),
    CONSTRAINT duplicate_link_settled_when_not_suspected CHECK ((state = 'suspected') = (settled_at IS NULL))
);

CREATE INDEX duplicate_link_later ON redress.duplicate_link (later);
CREATE INDEX duplicate_link_suspected ON redress.duplicate_link (found_at) WHERE state = 'suspected';

ALTER TABLE redress.staff_item
    DROP CONSTRAINT staff_item_kind_check,
    ADD CONSTRAINT staff_item_kind_check CHECK (
        kind IN (
            'notice_undelivered', 'job_dead', 'unassigned', 'complainant_unreachable', 'provider_unreachable',
            'mail_received', 'mail_held', 'duplicate'
        )
    );
