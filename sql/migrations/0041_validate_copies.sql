-- The checks of 0040, in a transaction of their own.
ALTER TABLE redress.evidence
    VALIDATE CONSTRAINT evidence_owner_check,
    VALIDATE CONSTRAINT evidence_copy_of_fkey,
    VALIDATE CONSTRAINT evidence_shared_by_fkey,
    VALIDATE CONSTRAINT evidence_shared_with_a_side,
    VALIDATE CONSTRAINT evidence_copies_are_the_schemes;
