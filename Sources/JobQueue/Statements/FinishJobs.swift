import Postgres

/// How an attempt that needs no other one ended.
struct FinishedJob: Sendable {
    var id: JobID
    var fence: Fence
    /// `nil` for completed.
    var cancelReason: String?
}

/// Finishes many jobs at once. Ids not in the answer were fenced out.
struct FinishJobs: Statement {
    typealias Row = JobID

    static let sql = "SELECT queue.finish($1, $2, $3)"

    var jobs: [FinishedJob]

    func bind(_ bindings: inout Bindings) {
        bindings.append(jobs.map(\.id))
        bindings.append(jobs.map(\.fence))
        bindings.append(jobs.map(\.cancelReason))
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
