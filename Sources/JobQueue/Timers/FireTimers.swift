import FoundationEssentials
import Postgres

/// Turns due timers into jobs: one transaction takes them out and puts the jobs in, so each fires once.
struct FireTimers: Statement {
    typealias Row = FiredTimers

    static let sql = "SELECT jobs, last_due_at, queues FROM queue.fire_timers($1, coalesce($2, '-infinity'), $3)"

    /// `nil` for the database's clock.
    var caseNow: Date?
    var floor: Date?
    var limit: Int32

    func bind(_ bindings: inout Bindings) {
        bindings.append(caseNow)
        bindings.append(floor)
        bindings.append(limit)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> FiredTimers {
        let (count, last, queues) = try row.decode((Int, Date?, [QueueName]).self)
        return FiredTimers(count: count, lastDueAt: last, queues: Set(queues))
    }
}

struct FiredTimers: Sendable {
    var count: Int
    var lastDueAt: Date?
    var queues: Set<QueueName>
}

/// When the earliest timer is due; no row when none is armed.
struct FindNextTimer: Statement {
    typealias Row = Date

    static let sql = "SELECT due_at FROM queue.timer ORDER BY due_at, id LIMIT 1"

    static func decode(_ row: borrowing PostgresRow) throws -> Date {
        try row.decode(Date.self)
    }
}
