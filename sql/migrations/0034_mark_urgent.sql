-- A case in which somebody's health or safety depends on the service: the scheme's own steps take two working days.
ALTER TABLE redress.case_file ADD COLUMN is_urgent boolean NOT NULL DEFAULT false;
