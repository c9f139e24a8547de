-- The tables of bank holidays by which every open deadline has been counted.
CREATE TABLE redress.applied_calendar (
    version text PRIMARY KEY,
    -- Cases of which a date moved.
    moved integer NOT NULL CHECK (moved >= 0),
    applied_at timestamptz NOT NULL
);
