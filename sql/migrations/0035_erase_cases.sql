-- What a case held of a person can be erased once it is over, unless somebody has a legal reason to keep it.
ALTER TABLE redress.case_file
    ADD COLUMN erased_at timestamptz,
    -- Why it must not be erased.
    ADD COLUMN legal_hold text;
