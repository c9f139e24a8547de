public import Domain
public import Postgres

/// Every queued message has an unfinished job that sends it or a timer that will, or a person was told that the job has died.
public struct MessageWithoutJob: DoctorCheck {
    public static let name = "message_without_job"
    public static let rule = "Every queued message has an unfinished job, or an item for staff if its job died"

    public static let sql = """
        WITH sending AS (
            SELECT (job.args ->> 'message')::uuid AS message_id
            FROM queue.unfinished AS live
            JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
            WHERE job.kind = 'message.send'
            UNION ALL
            SELECT (args ->> 'message')::uuid FROM queue.timer WHERE kind = 'message.send'
        ), given_up AS (
            SELECT (dead.args ->> 'message')::uuid AS message_id
            FROM queue.dead AS dead
            JOIN redress.staff_item AS item
                ON item.case_id = dead.subject AND item.kind = 'job_dead' AND item.resolved_at IS NULL
            WHERE dead.kind = 'message.send'
        )
        SELECT f.id, message.id::text, f.reference,
            message.kind || ' to the ' || message.recipient || ' is queued and no job sends it'
        FROM redress.message AS message
        JOIN redress.case_file AS f ON f.id = message.case_id
        WHERE message.state = 'queued'
            AND ($1::uuid[] IS NULL OR f.id = ANY ($1))
            AND NOT EXISTS (SELECT FROM sending WHERE sending.message_id = message.id)
            AND NOT EXISTS (SELECT FROM given_up WHERE given_up.message_id = message.id)
        ORDER BY f.reference, message.number
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
