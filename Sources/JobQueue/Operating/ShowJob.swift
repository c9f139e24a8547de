import FoundationEssentials
import Postgres

/// One job, wherever it stands; no row when there is no such dead letter and no payload of it any more.
struct ShowJob: Statement {
    typealias Row = JobDetail

    static let sql = """
        WITH payload AS (
            -- By (day, id), the key of each partition: an id alone would walk whole indexes.
            SELECT job.*, queue.lane(job.queue, job.provider) AS lane
            FROM unnest(queue.days_with_payloads()) AS kept (day)
            JOIN queue.job AS job ON job.day = kept.day AND job.id = $1
        )
        SELECT payload.id::text, live.state, payload.kind, payload.args, payload.lane, payload.priority,
            payload.subject, coalesce(live.attempt, 0::smallint), payload.max_attempts,
            coalesce(live.rescues, 0::smallint), payload.enqueued_at, nullif(live.due_at, 'infinity'),
            payload.expires_at, lease.worker_id, lease.claimed_at,
            (SELECT key FROM queue.unique_key WHERE job_id = $1),
            (SELECT reason FROM queue.cancellation WHERE job_id = $1), NULL::text
        FROM payload
        LEFT JOIN queue.unfinished AS live
            ON live.job_id = payload.id AND live.lane = payload.lane AND live.priority = payload.priority
        LEFT JOIN queue.lease AS lease ON lease.job_id = payload.id
        UNION ALL
        SELECT job_id::text, 'dead', kind, args, queue.lane(queue, provider), priority, subject, attempts, max_attempts,
            rescues, enqueued_at, NULL, NULL, NULL, NULL, NULL, NULL, reason
        FROM queue.dead
        WHERE job_id = $1
        """

    var id: JobID

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobDetail {
        try JobDetail(row)
    }
}

/// One armed timer; no row when it has fired, was cancelled, or never was.
struct ShowTimer: Statement {
    typealias Row = JobDetail

    static let sql = """
        SELECT id::text, 'armed', kind, args, queue.lane(queue, provider), priority, subject, 0::smallint, max_attempts,
            0::smallint, armed_at, due_at, NULL::timestamptz, NULL::bigint, NULL::timestamptz, NULL::text, NULL::text,
            NULL::text
        FROM queue.timer
        WHERE id = $1
        """

    var id: UUID

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobDetail {
        try JobDetail(row)
    }
}
