public import FoundationEssentials
public import Postgres

/// A step that a handler has done, and does not repeat at the next attempt.
public struct JobStep: Sendable, Hashable {
    public var name: String
    public var result: JSONBytes
    /// Not known of a dead letter.
    public var doneAt: Date?
}

/// The steps of one job, in the order in which they were done.
struct ListSteps: Statement {
    typealias Row = JobStep

    static let sql = """
        SELECT step.name, step.result, step.done_at
        FROM unnest(queue.days_with_payloads()) AS kept (day)
        JOIN queue.step AS step ON step.day = kept.day AND step.job_id = $1
        UNION ALL
        SELECT step.key, step.value, NULL
        FROM queue.dead
        CROSS JOIN LATERAL jsonb_each(steps) AS step
        WHERE job_id = $1
        ORDER BY done_at, name
        """

    var id: JobID

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobStep {
        let (name, result, doneAt) = try row.decode((String, JSONBytes, Date?).self)
        return JobStep(name: name, result: result, doneAt: doneAt)
    }
}
