public import Postgres

/// Adds jobs in the caller's transaction, all by one statement; they exist exactly when it commits. Post to `WakeUps`
/// after the commit. Answers the ids in the order given.
public struct EnqueueJobs: Statement {
    public typealias Row = JobID

    public static let sql = "SELECT queue.enqueue($1, $2, $3, $4, $5, $6, $7)"

    public var jobs: [NewJob]

    public init(_ jobs: [NewJob]) {
        self.jobs = jobs
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(jobs.map(\.kind))
        bindings.append(jobs.map { JSONBytes($0.args) })
        bindings.append(jobs.map(\.queue))
        bindings.append(jobs.map(\.provider))
        bindings.append(jobs.map(\.priority))
        bindings.append(jobs.map(\.subject))
        bindings.append(jobs.map(\.maxAttempts))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
