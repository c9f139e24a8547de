-- Cases that belong together: one was taken into another, or opened out of it.
CREATE TABLE redress.related_case (
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    -- The one that it was taken into, or opened out of.
    other uuid NOT NULL REFERENCES redress.case_file (id),
    relation text NOT NULL CHECK (relation IN ('merged', 'split', 'joined')),
    at timestamptz NOT NULL,
    -- A case is taken into one other, and opened out of one: what was opened can be taken back in.
    PRIMARY KEY (case_id, relation),
    CONSTRAINT related_case_of_two CHECK (case_id <> other)
);

CREATE INDEX related_case_other ON redress.related_case (other);

-- What a case is about, where that is no longer what its complaint says.
ALTER TABLE redress.case_file ADD COLUMN issues text[];

ALTER TABLE redress.ending_count
    DROP CONSTRAINT ending_count_ending_check,
    ADD CONSTRAINT ending_count_ending_check CHECK (
        ending IN (
            'refused', 'withdrawn', 'not_pursued', 'transferred', 'merged', 'settled', 'upheld', 'partly_upheld',
            'not_upheld'
        )
    );
