import Postgres

/// An attempt that ended and is followed by another.
struct PostponedJob: Sendable {
    var id: JobID
    var fence: Fence
    var delay: Duration
    /// What went wrong; `nil` for a snooze, which does not spend the attempt.
    var error: String?
}

/// Puts many jobs aside until their delays have passed on the machine's clock. Ids not in the answer were fenced out.
struct PostponeJobs: Statement {
    typealias Row = JobID

    static let sql = "SELECT queue.postpone($1, $2, $3, $4)"

    var jobs: [PostponedJob]

    func bind(_ bindings: inout Bindings) {
        bindings.append(jobs.map(\.id))
        bindings.append(jobs.map(\.fence))
        bindings.append(jobs.map(\.delay.inSeconds))
        bindings.append(jobs.map(\.error))
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
