-- A random share of the drafted decisions is read once more, blind: by somebody who has not touched the case and does not
-- see the draft. No case waits for it.
CREATE TABLE redress.second_reading (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES redress.case_file (id),
    -- Each case at most once in each of its rounds.
    round smallint NOT NULL CHECK (round >= 0),
    -- The case's version with the draft: what the history says from here on is not for the reader.
    draft_version integer NOT NULL,
    drafter uuid NOT NULL REFERENCES redress.staff (id),
    -- What the draft comes to: a line for each issue, and the money in pence. Kept here, so that both can still be compared
    -- when the history was erased.
    draft_lines jsonb NOT NULL CHECK (jsonb_typeof(draft_lines) = 'array'),
    draft_award bigint NOT NULL CHECK (draft_award >= 0),
    drawn_at timestamptz NOT NULL,
    due_on date NOT NULL,
    -- NULL while nobody has it.
    reader uuid REFERENCES redress.staff (id),
    -- What the reader found, in the same shape, and in a few words why.
    lines jsonb CHECK (jsonb_typeof(lines) = 'array'),
    award bigint CHECK (award >= 0),
    note text,
    read_at timestamptz,
    -- The case was erased before anybody read it.
    lapsed_at timestamptz,
    CONSTRAINT second_reading_once UNIQUE (case_id, round),
    CONSTRAINT second_reading_by_another CHECK (reader <> drafter),
    CONSTRAINT second_reading_is_whole CHECK (num_nonnulls(lines, award, note, read_at) IN (0, 4)),
    CONSTRAINT second_reading_has_a_reader CHECK (read_at IS NULL OR reader IS NOT NULL),
    CONSTRAINT second_reading_is_over_once CHECK (read_at IS NULL OR lapsed_at IS NULL)
);

CREATE INDEX second_reading_open ON redress.second_reading (reader) WHERE read_at IS NULL AND lapsed_at IS NULL;

-- The check is validated by a migration of its own, which keeps nobody from reading and writing.
ALTER TABLE redress.staff_item
    DROP CONSTRAINT staff_item_kind_check,
    ADD CONSTRAINT staff_item_kind_check CHECK (
        kind IN (
            'notice_undelivered', 'job_dead', 'unassigned', 'complainant_unreachable', 'provider_unreachable',
            'mail_received', 'mail_held', 'duplicate', 'second_reading_differs'
        )
    ) NOT VALID;
