import Postgres

/// Every case timer belongs to an open case, and to the stage that the case is at or to an open item for staff.
public struct TimerWithoutOpenCase: DoctorCheck {
    public static let name = "timer_without_open_case"
    public static let rule = "Every case timer belongs to an open case, at the stage or the open item it was armed for"

    public static let sql = """
        WITH review (timer_kind, item_kind) AS (
            VALUES ('case.review_dead_job', 'job_dead'), ('case.review_unassigned', 'unassigned')
        ), idle_review AS (
            SELECT timer.id
            FROM queue.timer AS timer
            JOIN review ON review.timer_kind = timer.kind
            WHERE NOT EXISTS (
                SELECT FROM redress.staff_item AS item
                WHERE item.case_id = timer.subject AND item.kind = review.item_kind AND item.resolved_at IS NULL
            )
        )
        SELECT f.id, timer.id::text, f.reference,
            timer.kind || ' due ' || to_char(timer.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ': '
                || CASE
                    WHEN f.id IS NULL THEN 'there is no such case'
                    WHEN f.status IN ('refused', 'closed') THEN 'the case is ' || f.status
                    WHEN timer.id IN (SELECT id FROM idle_review) THEN 'its item for staff is resolved'
                    ELSE 'armed for an earlier stage'
                END
        FROM queue.timer AS timer
        LEFT JOIN redress.case_file AS f ON f.id = timer.subject
        WHERE timer.kind LIKE 'case.%'
            AND (
                f.id IS NULL
                OR f.status IN ('refused', 'closed')
                OR (timer.args #>> '{timer,generation}')::integer <> f.generation
                OR timer.id IN (SELECT id FROM idle_review)
            )
        ORDER BY f.reference, timer.due_at, timer.id
        """

    public init() {}
}

/// A dead job of an open case has told a person, and a timer looks again until that person has seen to it.
public struct DeadJobUnnoticed: DoctorCheck {
    public static let name = "dead_job_unnoticed"
    public static let rule = "A dead job of an open case has an item for staff, and the item a timer or job of its own"

    public static let sql = """
        WITH reviewing AS (
            SELECT job.subject AS case_id
            FROM queue.unfinished AS live
            JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
            WHERE job.kind = 'case.review_dead_job'
            UNION
            SELECT subject FROM queue.timer WHERE kind = 'case.review_dead_job'
        ), item AS (
            SELECT case_id FROM redress.staff_item WHERE kind = 'job_dead' AND resolved_at IS NULL
        ), unnoticed AS (
            SELECT dead.subject AS case_id, 'job ' || dead.job_id || ' (' || dead.kind || ')' AS part,
                'died without an item for staff' AS detail
            FROM queue.dead AS dead
            WHERE NOT EXISTS (SELECT FROM item WHERE item.case_id = dead.subject)
            UNION ALL
            SELECT item.case_id, 'job_dead', 'nobody is reminded of the item for staff'
            FROM item
            WHERE NOT EXISTS (SELECT FROM reviewing WHERE reviewing.case_id = item.case_id)
        )
        SELECT f.id, unnoticed.part, f.reference, unnoticed.part || ': ' || unnoticed.detail
        FROM unnoticed
        JOIN redress.case_file AS f ON f.id = unnoticed.case_id
        WHERE f.status NOT IN ('refused', 'closed')
        ORDER BY f.reference, unnoticed.part
        """

    public init() {}
}

/// A message that a relay refused has told a person.
public struct UndeliveredUnnoticed: DoctorCheck {
    public static let name = "undelivered_unnoticed"
    public static let rule = "A message that a relay refused for good has made an item for staff"

    public static let sql = """
        SELECT f.id, message.id::text, f.reference,
            message.kind || ' to the ' || message.recipient || ' was refused without an item for staff'
        FROM redress.message AS message
        JOIN redress.case_file AS f ON f.id = message.case_id
        WHERE message.state = 'undelivered'
            -- To nobody: the role was not filled when the message was due.
            AND message.relay <> 'none'
            AND NOT EXISTS (
                SELECT FROM redress.staff_item AS item
                WHERE item.case_id = message.case_id AND item.kind = 'notice_undelivered'
            )
        ORDER BY f.reference, message.number
        """

    public init() {}
}

/// An unfinished job has its payload.
public struct JobWithoutPayload: DoctorCheck {
    public static let name = "job_without_payload"
    public static let rule = "Every unfinished job has its payload"

    public static let sql = """
        SELECT NULL::uuid, live.job_id::text, NULL::text,
            'job ' || live.job_id || ' is ' || live.state || ' in ' || live.lane || ' without a payload'
        FROM queue.unfinished AS live
        WHERE NOT EXISTS (
            SELECT FROM queue.job AS job WHERE job.day = live.day AND job.id = live.job_id
        )
        ORDER BY live.job_id
        """

    public init() {}
}
