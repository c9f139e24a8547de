public import Postgres

/// Finishes one job. As the first statement of a business transaction it makes the transaction's effects happen
/// exactly once: no row back means the lease is somebody else's now. Lock order everywhere: lease, then case.
public struct AcknowledgeJob: Statement {
    public typealias Row = JobID

    public static let sql = """
        WITH finished AS (
            DELETE FROM queue.lease
            WHERE job_id = $1 AND fence = $2
            RETURNING job_id, day, lane, attempt, fence, worker_id, claimed_at, has_key
        ), keys AS (
            DELETE FROM queue.unique_key AS held
            USING finished
            WHERE finished.has_key AND held.job_id = finished.job_id
        )
        INSERT INTO queue.done (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at)
        SELECT job_id, day, lane, 'completed', attempt, fence, worker_id, claimed_at
        FROM finished
        RETURNING job_id
        """

    var id: JobID
    var fence: Fence

    public init(_ job: ClaimedJob) {
        id = job.id
        fence = job.fence
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(fence)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}

/// Acknowledges inside the caller's transaction, as its first statement.
///
/// - Throws: `FencedOut` when the job was rescued meanwhile; let it pass, so that the transaction rolls back.
///   `PostgresError` as any statement.
public func acknowledge(_ job: ClaimedJob, on connection: isolated Connection) throws {
    guard try !connection.execute(AcknowledgeJob(job)).isEmpty else { throw FencedOut(job: job.id) }
}
