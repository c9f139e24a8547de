-- The check is validated by a migration of its own, which keeps nobody from reading and writing.
-- While a case is investigated, one side can be asked for what the file does not say.
ALTER TABLE redress.case_file
    DROP CONSTRAINT case_file_status_check,
    ADD CONSTRAINT case_file_status_check CHECK (
        status IN (
            'too_early', 'refused', 'eligibility_disputed', 'awaiting_provider', 'settlement_offered',
            'awaiting_comments', 'investigating', 'awaiting_information', 'awaiting_signature', 'resolution_proposed',
            'reviewing', 'awaiting_acceptance', 'awaiting_remedy', 'on_hold', 'closed'
        )
    ) NOT VALID;
