public import Postgres

/// How many messages stand in the books, by what became of them.
public struct CountMessages: Statement {
    public static let sql = "SELECT state, count(*) FROM redress.message GROUP BY state ORDER BY state"

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> (state: String, count: Int) {
        try row.decode((String, Int).self)
    }
}
