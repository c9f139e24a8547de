-- The checks of 0031, in a transaction of their own.
ALTER TABLE redress.case_file
    VALIDATE CONSTRAINT case_file_status_check,
    VALIDATE CONSTRAINT case_file_round_check;
