public import FoundationEssentials
public import Postgres

/// How many messages stand in the books, by what became of them; `held` are those that go out later than a moment.
public struct CountMessages: Statement {
    public static let sql = """
        SELECT CASE WHEN state = 'queued' AND send_at > $1 THEN 'held' ELSE state END, count(*)
        FROM redress.message
        GROUP BY 1
        ORDER BY 1
        """

    private let end: Date

    public init(at end: Date) {
        self.end = end
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(end)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> (state: String, count: Int) {
        try row.decode((String, Int).self)
    }
}
