public import FoundationEssentials
public import Postgres

/// Case time: the database's clock, or the moment that a test or a rehearsal has set.
public struct ReadCaseTime: Statement {
    public static let sql = "SELECT coalesce($1, now())"

    private let set: Date?

    public init(set: Date?) {
        self.set = set
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(set)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Date {
        try row.decode(Date.self)
    }
}
