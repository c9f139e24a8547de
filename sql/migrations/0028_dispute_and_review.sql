-- A case can stand where somebody disputes that the scheme looks at it, and where a resolution is proposed or reviewed.
-- The new rule is checked against the rows that are there without keeping anybody from writing (NOT VALID, then
-- VALIDATE).
ALTER TABLE redress.case_file
    DROP CONSTRAINT case_file_status_check,
    ADD CONSTRAINT case_file_status_check CHECK (
        status IN (
            'too_early', 'refused', 'eligibility_disputed', 'awaiting_provider', 'settlement_offered',
            'awaiting_comments', 'investigating', 'awaiting_signature', 'resolution_proposed', 'reviewing',
            'awaiting_acceptance', 'awaiting_remedy', 'closed'
        )
    ) NOT VALID;

ALTER TABLE redress.case_file VALIDATE CONSTRAINT case_file_status_check;

-- Whoever reviews has the case on their list like one that they investigate.
DROP INDEX redress.case_file_caseworker;
CREATE INDEX case_file_caseworker ON redress.case_file (caseworker)
    WHERE status IN ('investigating', 'awaiting_signature', 'reviewing');
