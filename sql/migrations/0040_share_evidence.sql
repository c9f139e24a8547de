-- The checks are validated by a migration of its own, which keeps nobody from reading and writing.
-- What one side brought is shared with the other as a copy, which is the scheme's: without what a file says beside its
-- content, and made of the redacted file where a person has blacked something out.
ALTER TABLE redress.evidence
    -- The file that it was made of, or that it is a redacted form of.
    ADD COLUMN copy_of uuid,
    -- The side that may open it; NULL for a redacted file of which the copy is still to be made.
    ADD COLUMN shared_with text,
    -- Who of the staff had it made.
    ADD COLUMN shared_by uuid,
    -- What was blacked out, and why.
    ADD COLUMN redaction text,
    DROP CONSTRAINT evidence_owner_check,
    ADD CONSTRAINT evidence_owner_check CHECK (owner IN ('complainant', 'provider', 'scheme')) NOT VALID,
    ADD CONSTRAINT evidence_copy_of_fkey FOREIGN KEY (copy_of) REFERENCES redress.evidence (id) NOT VALID,
    ADD CONSTRAINT evidence_shared_by_fkey FOREIGN KEY (shared_by) REFERENCES redress.staff (id) NOT VALID,
    ADD CONSTRAINT evidence_shared_with_a_side CHECK (shared_with IN ('complainant', 'provider')) NOT VALID,
    ADD CONSTRAINT evidence_copies_are_the_schemes CHECK (
        (owner = 'scheme') = (copy_of IS NOT NULL) AND (owner = 'scheme') = (shared_by IS NOT NULL)
        AND (owner = 'scheme' OR (shared_with IS NULL AND redaction IS NULL))
    ) NOT VALID;

-- A file is shared once; a copy that came to nothing can be made again.
CREATE UNIQUE INDEX evidence_copied_once ON redress.evidence (copy_of)
WHERE copy_of IS NOT NULL AND state IN ('receiving', 'stored', 'clean');
