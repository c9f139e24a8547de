import FoundationEssentials
import Postgres

/// How far each schedule has come, by the database's clock. One that was never seen starts now.
struct ReadSchedules: Statement {
    typealias Row = SchedulePosition

    static let sql = """
        WITH known AS (
            SELECT named.schedule, newest.fire_at
            FROM unnest($1::text[]) AS named (schedule)
            LEFT JOIN LATERAL (
                SELECT fire.fire_at
                FROM queue.periodic_fire AS fire
                WHERE fire.schedule = named.schedule
                ORDER BY fire.fire_at DESC
                LIMIT 1
            ) AS newest ON true
        ), first_seen AS (
            INSERT INTO queue.periodic_fire (schedule, fire_at)
            SELECT schedule, clock_timestamp() FROM known WHERE fire_at IS NULL
            ON CONFLICT DO NOTHING
        )
        SELECT schedule, fire_at, clock_timestamp() FROM known
        """

    var names: [String]

    func bind(_ bindings: inout Bindings) {
        bindings.append(names)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> SchedulePosition {
        let (schedule, firedUpTo, now) = try row.decode((String, Date?, Date).self)
        return SchedulePosition(schedule: schedule, firedUpTo: firedUpTo, databaseNow: now)
    }
}

/// Enqueues one job for each fire time that nobody has fired yet; answers how many.
struct FirePeriodicJob: Statement {
    typealias Row = Int

    static let sql = "SELECT queue.fire_periodic($1, $2, $3, $4, $5, $6, $7, $8)"

    var job: PeriodicJob
    var times: [Date]

    func bind(_ bindings: inout Bindings) {
        bindings.append(job.name)
        bindings.append(times)
        bindings.append(job.kind)
        bindings.append(JSONBytes(job.args))
        bindings.append(job.queue)
        bindings.append(job.provider)
        bindings.append(job.priority)
        bindings.append(job.maxAttempts)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

/// Forgets old fires, but never the newest of a schedule: from there it goes on.
struct PruneFires: Statement {
    static let sql = """
        DELETE FROM queue.periodic_fire AS fire
        WHERE fire.fire_at < clock_timestamp() - $1 * interval '1 day'
            AND EXISTS (
                SELECT FROM queue.periodic_fire AS newer
                WHERE newer.schedule = fire.schedule AND newer.fire_at > fire.fire_at
            )
        """

    var historyDays: Int32

    func bind(_ bindings: inout Bindings) {
        bindings.append(historyDays)
    }
}
