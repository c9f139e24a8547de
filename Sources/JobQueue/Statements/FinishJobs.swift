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

    static let sql = """
        WITH input AS (
            SELECT job_id, fence, cancel_reason
            FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS input (job_id, fence, cancel_reason)
        ), held AS (
            -- Everybody locks leases in the order of ids, so that two batches cannot wait for each other.
            SELECT lease.job_id, input.cancel_reason
            FROM queue.lease AS lease
            JOIN input ON lease.job_id = input.job_id AND lease.fence = input.fence
            ORDER BY lease.job_id
            FOR UPDATE OF lease
        ), finished AS (
            DELETE FROM queue.lease AS lease
            USING held
            WHERE lease.job_id = held.job_id
            RETURNING lease.job_id, lease.day, lease.lane, lease.attempt, lease.fence, lease.worker_id,
                lease.claimed_at, lease.has_key, held.cancel_reason
        ), keys AS (
            DELETE FROM queue.unique_key AS kept
            USING finished
            WHERE finished.has_key AND kept.job_id = finished.job_id
        )
        INSERT INTO queue.done (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at, error)
        SELECT job_id, day, lane, CASE WHEN cancel_reason IS NULL THEN 'completed' ELSE 'cancelled' END,
            attempt, fence, worker_id, claimed_at, cancel_reason
        FROM finished
        RETURNING job_id
        """

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
