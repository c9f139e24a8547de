-- The checks are validated by a migration of their own, which keeps nobody from reading and writing.
-- A case can be on hold, be taken up again after it was closed, and go to another scheme.
ALTER TABLE redress.case_file
    -- How often it was sent back to something that it had been through: its letters are new ones then.
    ADD COLUMN round smallint NOT NULL DEFAULT 0,
    ADD CONSTRAINT case_file_round_check CHECK (round >= 0) NOT VALID,
    -- What it would be again, while it is closed. Cases that were closed before have none: an ombudsman opens a new one.
    ADD COLUMN reopening jsonb,
    DROP CONSTRAINT case_file_status_check,
    ADD CONSTRAINT case_file_status_check CHECK (
        status IN (
            'too_early', 'refused', 'eligibility_disputed', 'awaiting_provider', 'settlement_offered',
            'awaiting_comments', 'investigating', 'awaiting_signature', 'resolution_proposed', 'reviewing',
            'awaiting_acceptance', 'awaiting_remedy', 'on_hold', 'closed'
        )
    ) NOT VALID;

ALTER TABLE redress.ending_count
    DROP CONSTRAINT ending_count_ending_check,
    ADD CONSTRAINT ending_count_ending_check CHECK (
        ending IN (
            'refused', 'withdrawn', 'not_pursued', 'transferred', 'settled', 'upheld', 'partly_upheld', 'not_upheld'
        )
    );
