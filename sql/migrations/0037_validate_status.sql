-- The check of 0036, in a transaction of its own.
ALTER TABLE redress.case_file
    VALIDATE CONSTRAINT case_file_status_check;
