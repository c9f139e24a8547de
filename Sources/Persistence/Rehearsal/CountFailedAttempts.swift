public import Postgres

/// How many attempts of jobs have failed, by the category of what went wrong.
public struct CountFailedAttempts: Statement {
    public static let sql = """
        SELECT coalesce(error, ''), count(*) FROM queue.done WHERE outcome IN ('failed', 'dead') GROUP BY 1 ORDER BY 1
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> (category: String, count: Int) {
        try row.decode((String, Int).self)
    }
}
