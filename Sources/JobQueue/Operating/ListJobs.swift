import FoundationEssentials
import Postgres

/// Jobs and timers for an operator's eyes, oldest or nearest first. Reads the hot tables: not for pages or metrics.
struct ListJobs: Statement {
    typealias Row = JobSummary

    static let sql = """
        WITH listed AS (
            SELECT live.job_id::text AS id, live.state, job.kind, job.queue, job.provider, live.lane, job.subject,
                live.attempt, live.rescues, job.enqueued_at AS since,
                coalesce(nullif(live.due_at, 'infinity'), job.enqueued_at) AS at,
                NULL::text AS reason, NULL::jsonb AS errors
            FROM queue.unfinished AS live
            JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
            UNION ALL
            SELECT job_id::text, 'dead', kind, queue, provider, queue.lane(queue, provider), subject, attempts, rescues,
                died_at, died_at, reason, errors
            FROM queue.dead
            UNION ALL
            SELECT id::text, 'armed', kind, queue, provider, queue.lane(queue, provider), subject, 0::smallint,
                0::smallint, armed_at, due_at, NULL, NULL
            FROM queue.timer
        )
        SELECT id, state, kind, lane, subject, attempt, rescues, at, reason, errors
        FROM listed
        WHERE ($1::text IS NULL OR state = $1)
            AND ($2::text IS NULL OR kind = $2)
            AND ($3::text IS NULL OR queue = $3)
            AND ($4::text IS NULL OR provider = $4)
            AND ($5::text IS NULL OR lane = $5)
            AND ($6::uuid IS NULL OR subject = $6)
            AND ($7::double precision IS NULL OR since < clock_timestamp() - $7 * interval '1 second')
        ORDER BY at, id
        LIMIT $8
        """

    var filter: JobFilter
    var limit: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(filter.state)
        bindings.append(filter.kind)
        bindings.append(filter.queue)
        bindings.append(filter.provider)
        bindings.append(filter.lane)
        bindings.append(filter.subject)
        bindings.append(filter.olderThan?.inSeconds)
        bindings.append(limit)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobSummary {
        JobSummary(
            id: try row.column(0, as: String.self), state: try row.column(1, as: JobState.self),
            kind: try row.column(2, as: JobKind.self), lane: try row.column(3, as: Lane.self),
            subject: try row.column(4, as: UUID?.self), attempts: try row.column(5, as: Int16.self),
            rescues: try row.column(6, as: Int16.self), at: try row.column(7, as: Date.self),
            reason: try row.column(8, as: String?.self), errors: try row.column(9, as: JSONBytes?.self))
    }
}
