import Postgres

/// Ends jobs: what waits ends at once, what runs is asked to end. Answers those that were found.
struct CancelJobs: Statement {
    typealias Row = CancelledJob

    static let sql = "SELECT job_id, became = 'cancelled' FROM queue.cancel($1, $2)"

    var ids: [JobID]
    /// A category, never personal data.
    var reason: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
        bindings.append(reason)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> CancelledJob {
        let (id, isOver) = try row.decode((JobID, Bool).self)
        return CancelledJob(id: id, isOver: isOver)
    }
}

/// What a request to end a job came to.
public struct CancelledJob: Sendable, Hashable {
    public var id: JobID
    /// False when it runs: its handler's task is cancelled within about a second.
    public var isOver: Bool
}

/// Gives waiting jobs another queue, provider or priority. Answers which moved.
struct MoveJobs: Statement {
    typealias Row = JobID

    static let sql = "SELECT queue.move_jobs($1, $2, $3, $4)"

    var ids: [JobID]
    var queue: QueueName?
    var provider: String?
    var priority: Int16?

    func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
        bindings.append(queue)
        bindings.append(provider)
        bindings.append(priority)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}

/// Throws dead letters away. Answers which there were; the history of their attempts stays.
struct DiscardDeadLetters: Statement {
    typealias Row = JobID

    static let sql = "DELETE FROM queue.dead WHERE job_id = ANY ($1) RETURNING job_id"

    var ids: [JobID]

    func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
