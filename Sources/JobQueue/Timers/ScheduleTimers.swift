public import FoundationEssentials
public import Postgres

/// Arms timers in the caller's transaction, all by one statement. A month that has no partition yet gets one.
public struct ScheduleTimers: Statement {
    public typealias Row = UUID

    public static let sql = "SELECT queue.schedule_timers($1, $2, $3, $4, $5, $6, $7, $8, $9)"

    public var timers: [NewTimer]

    public init(_ timers: [NewTimer]) {
        self.timers = timers
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(timers.map(\.id))
        bindings.append(timers.map(\.dueAt))
        bindings.append(timers.map(\.kind))
        bindings.append(timers.map { JSONBytes($0.args) })
        bindings.append(timers.map(\.queue))
        bindings.append(timers.map(\.provider))
        bindings.append(timers.map(\.priority))
        bindings.append(timers.map(\.subject))
        bindings.append(timers.map(\.maxAttempts))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
