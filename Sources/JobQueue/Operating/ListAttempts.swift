public import FoundationEssentials
import Postgres

/// How one attempt ended.
public struct JobAttempt: Sendable, Hashable {
    public var attempt: Int16
    /// `completed`, `cancelled`, `snoozed`, `failed`, `rescued` or `dead`.
    public var outcome: String
    /// The type or category of what went wrong, or why it was cancelled.
    public var error: String?
    /// Neither for what was cancelled before anybody claimed it.
    public var worker: WorkerID?
    public var claimedAt: Date?
    public var finishedAt: Date
}

/// The attempts of one job, oldest first. Errors are looked up by their index; what ended well is searched for among
/// what ended after the job was enqueued. A dead letter that outlived the history tells its errors itself.
struct ListAttempts: Statement {
    typealias Row = JobAttempt

    static let sql = """
        WITH recorded AS (
            SELECT attempt, outcome, error, worker_id, claimed_at, finished_at
            FROM queue.done
            WHERE job_id = $1 AND error IS NOT NULL
            UNION ALL
            SELECT attempt, outcome, error, worker_id, claimed_at, finished_at
            FROM queue.done
            WHERE job_id = $1 AND error IS NULL AND finished_at >= $2
        )
        SELECT * FROM recorded
        UNION ALL
        SELECT (entry ->> 'attempt')::smallint, entry ->> 'outcome', entry ->> 'error', NULL, NULL,
            (entry ->> 'at')::timestamptz
        FROM queue.dead
        CROSS JOIN LATERAL jsonb_array_elements(errors) AS entry
        WHERE job_id = $1 AND NOT EXISTS (SELECT FROM recorded)
        ORDER BY finished_at
        """

    var id: JobID
    var enqueuedAt: Date

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(enqueuedAt)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobAttempt {
        let (attempt, outcome, error, worker, claimedAt, finishedAt) = try row.decode(
            (Int16, String, String?, WorkerID?, Date?, Date).self)
        return JobAttempt(
            attempt: attempt, outcome: outcome, error: error, worker: worker, claimedAt: claimedAt,
            finishedAt: finishedAt)
    }
}
