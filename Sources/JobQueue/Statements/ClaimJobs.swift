import FoundationEssentials
import Postgres

/// Takes up to `limit` jobs of one place in the ring under new fences, in one round trip. Two workers never get the
/// same job.
struct ClaimJobs: Statement {
    typealias Row = ClaimedJob

    static let sql = """
        SELECT job_id, fence, kind, args, queue, provider, subject, attempt, max_attempts, rescues, enqueued_at,
            is_expired
        FROM queue.claim($1, $2, $3, $4, $5, $6)
        """

    var place: RingPlace
    /// A hint that skips dead rows; the sweep restores what it misses.
    var after: JobID
    var limit: Int32
    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(place.segment)
        bindings.append(place.lane)
        bindings.append(place.priority)
        bindings.append(after)
        bindings.append(limit)
        bindings.append(worker)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> ClaimedJob {
        ClaimedJob(
            id: try row.column(0, as: JobID.self), fence: try row.column(1, as: Fence.self),
            kind: try row.column(2, as: JobKind.self), args: try row.column(3, as: JSONBytes.self).bytes,
            queue: try row.column(4, as: QueueName.self), provider: try row.column(5, as: String?.self),
            subject: try row.column(6, as: UUID?.self), attempt: try row.column(7, as: Int16.self),
            maxAttempts: try row.column(8, as: Int16.self), rescues: try row.column(9, as: Int16.self),
            enqueuedAt: try row.column(10, as: Date.self), isExpired: try row.column(11, as: Bool.self))
    }
}
