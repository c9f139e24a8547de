public import Postgres

/// Adds jobs in the caller's transaction, all by one statement; they exist exactly when it commits. Post to `WakeUps`
/// after the commit. Answers in the order given. Thousands at once are well; beyond that `CopyJobs` costs less.
public struct EnqueueJobs: Statement {
    public typealias Row = EnqueuedJob

    public static let sql = "SELECT job_id, is_new FROM queue.enqueue($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"

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
        bindings.append(jobs.map(\.expiresAt))
        bindings.append(jobs.map(\.unique?.key))
        bindings.append(jobs.map(\.unique?.onConflict))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> EnqueuedJob {
        let (id, isNew) = try row.decode((JobID, Bool).self)
        return EnqueuedJob(id: id, isNew: isNew)
    }
}
