public import Postgres

/// How many messages providers were told in digests, by kind.
public struct CountDigested: Statement {
    public static let sql = """
        SELECT kind, count(*)
        FROM redress.message
        WHERE digest_id IS NOT NULL AND state = 'accepted'
        GROUP BY kind
        ORDER BY kind
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> (kind: String, count: Int) {
        try row.decode((String, Int).self)
    }
}
