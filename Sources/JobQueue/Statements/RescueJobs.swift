import FoundationEssentials
import Postgres

/// Puts the jobs of dead processes back into the ring, except those that reached the limit of rescues.
struct RescueJobs: Statement {
    typealias Row = MovedJobs

    static let sql = "SELECT jobs, lanes FROM queue.rescue($1, $2, $3)"

    var workers: [WorkerID]
    var mostRescues: Int16
    var limit: Int32

    func bind(_ bindings: inout Bindings) {
        bindings.append(workers)
        bindings.append(mostRescues)
        bindings.append(limit)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> MovedJobs {
        let (jobs, lanes) = try row.decode((Int, [Lane]).self)
        return MovedJobs(count: jobs, queues: Set(lanes.map(\.queue)))
    }
}

/// Takes one job that killed its worker too often, so that it can be dead-lettered in this transaction.
struct LockHopelessJob: Statement {
    typealias Row = ClaimedJob

    static let sql = """
        WITH hopeless AS (
            -- A lease that is locked is being finished after all.
            SELECT lease.job_id, lease.day, lease.fence, lease.attempt, lease.rescues
            FROM queue.lease AS lease
            WHERE lease.worker_id = ANY ($1) AND lease.rescues + 1 >= $2
            ORDER BY lease.job_id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
        )
        SELECT hopeless.job_id, hopeless.fence, job.kind, job.args, job.queue, job.provider, job.subject,
            hopeless.attempt, job.max_attempts, hopeless.rescues, job.enqueued_at, false
        FROM hopeless
        JOIN queue.job AS job ON job.day = hopeless.day AND job.id = hopeless.job_id
        """

    var workers: [WorkerID]
    var mostRescues: Int16

    func bind(_ bindings: inout Bindings) {
        bindings.append(workers)
        bindings.append(mostRescues)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> ClaimedJob {
        try ClaimJobs.decode(row)
    }
}

/// How many jobs went back into the ring, and whom to wake for them.
struct MovedJobs: Sendable {
    var count = 0
    var queues: Set<QueueName> = []
}
