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

    static let sql = """
        WITH input AS (
            SELECT job_id, fence, delay, error
            FROM unnest($1::bigint[], $2::bigint[], $3::double precision[], $4::text[])
                AS input (job_id, fence, delay, error)
        ), held AS (
            -- In the order of ids, as everybody locks leases.
            SELECT lease.job_id, input.delay, input.error
            FROM queue.lease AS lease
            JOIN input ON lease.job_id = input.job_id AND lease.fence = input.fence
            ORDER BY lease.job_id
            FOR UPDATE OF lease
        ), ended AS (
            DELETE FROM queue.lease AS lease
            USING held
            WHERE lease.job_id = held.job_id
            RETURNING lease.job_id, lease.day, lease.lane, lease.priority, lease.attempt, lease.rescues, lease.fence,
                lease.worker_id, lease.claimed_at, lease.has_key, held.delay, held.error
        ), history AS (
            INSERT INTO queue.done (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at, error)
            SELECT job_id, day, lane, CASE WHEN error IS NULL THEN 'snoozed' ELSE 'failed' END,
                attempt, fence, worker_id, claimed_at, error
            FROM ended
        )
        INSERT INTO queue.retry (job_id, day, lane, priority, attempt, rescues, has_key, due_at)
        SELECT job_id, day, lane, priority, CASE WHEN error IS NULL THEN attempt - 1 ELSE attempt END, rescues, has_key,
            clock_timestamp() + delay * interval '1 second'
        FROM ended
        RETURNING job_id
        """

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
