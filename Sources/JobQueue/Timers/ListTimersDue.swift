public import FoundationEssentials
public import Postgres

/// The timers of some kinds that are due by a moment, in the order in which they are: their args as they stand. Nothing
/// is taken or moved.
public struct ListTimersDue: Statement {
    public static let sql = """
        SELECT args::text FROM queue.timer WHERE due_at <= $1 AND kind = ANY ($2) ORDER BY due_at, id LIMIT $3
        """

    private let until: Date
    private let kinds: [JobKind]
    private let limit: Int

    public init(_ kinds: [JobKind], until: Date, limit: Int) {
        self.kinds = kinds
        self.until = until
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(until)
        bindings.append(kinds.map(\.rawValue))
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> String {
        try row.decode(String.self)
    }
}
