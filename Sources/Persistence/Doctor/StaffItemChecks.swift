public import Domain
public import Postgres

/// A case that nobody investigates has told the staff, and a timer looks again for somebody.
public struct UnassignedUnnoticed: DoctorCheck {
    public static let name = "unassigned_unnoticed"
    public static let rule =
        "A case that nobody investigates has an item for staff, and the item a timer or job of its own"

    public static let sql = """
        WITH reviewing AS (
            SELECT job.subject AS case_id
            FROM queue.unfinished AS live
            JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
            WHERE job.kind = 'case.review_unassigned'
            UNION
            SELECT subject FROM queue.timer WHERE kind = 'case.review_unassigned'
        ), item AS (
            SELECT case_id FROM redress.staff_item WHERE kind = 'unassigned' AND resolved_at IS NULL
        )
        SELECT f.id, NULL::text, f.reference,
            CASE WHEN item.case_id IS NULL THEN 'nobody investigates and no item says so'
                ELSE 'nobody investigates and nothing looks for somebody' END
        FROM redress.case_file AS f
        LEFT JOIN item ON item.case_id = f.id
        WHERE f.status = 'investigating' AND f.caseworker IS NULL
            AND ($1::uuid[] IS NULL OR f.id = ANY ($1))
            AND (item.case_id IS NULL OR NOT EXISTS (SELECT FROM reviewing WHERE reviewing.case_id = f.id))
        ORDER BY f.reference
        """

    private let caseIDs: [CaseID]?

    /// - Parameter caseIDs: looks at these cases only
    public init(among caseIDs: [CaseID]? = nil) {
        self.caseIDs = caseIDs
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseIDs)
    }
}

/// An item is on the staff's list only for as long as what it is about is so.
public struct StaffItemOver: DoctorCheck {
    public static let name = "staff_item_over"
    public static let rule = "An open item for staff is about something that is still so"

    public static let sql = """
        SELECT f.id, item.kind, f.reference, item.kind || ': nothing is left to see to'
        FROM redress.staff_item AS item
        JOIN redress.case_file AS f ON f.id = item.case_id
        WHERE item.resolved_at IS NULL
            AND CASE item.kind
                WHEN 'unassigned' THEN NOT coalesce(f.state #> '{onHold,_0,stage}', f.state) ? 'investigating'
                    OR f.caseworker IS NOT NULL
                WHEN 'job_dead' THEN NOT EXISTS (SELECT FROM queue.dead AS dead WHERE dead.subject = item.case_id)
                WHEN 'notice_undelivered' THEN NOT EXISTS (
                    SELECT FROM redress.message AS message
                    WHERE message.case_id = item.case_id AND message.state <> 'accepted'
                )
                WHEN 'duplicate' THEN NOT EXISTS (
                    SELECT FROM redress.duplicate_link AS link
                    WHERE link.later = item.case_id AND link.state = 'suspected'
                )
                WHEN 'second_reading_differs' THEN NOT EXISTS (
                    SELECT FROM redress.second_reading AS reading
                    WHERE reading.case_id = item.case_id AND reading.lines <> reading.draft_lines
                )
            END
        ORDER BY f.reference, item.kind
        """

    public init() {}
}
