public import FoundationEssentials
import Postgres

/// Dead letters of one kind that were given up for one reason.
public struct DeadLetterCount: Sendable, Hashable {
    public var kind: JobKind
    public var reason: String
    public var jobs: Int
    public var oldestAt: Date
}

/// The most frequent first. No claim reads dead letters, so they may be counted.
struct CountDeadLetters: Statement {
    typealias Row = DeadLetterCount

    static let sql = """
        SELECT kind, reason, count(*) AS jobs, min(died_at)
        FROM queue.dead
        GROUP BY kind, reason
        ORDER BY jobs DESC, kind, reason
        """

    static func decode(_ row: borrowing PostgresRow) throws -> DeadLetterCount {
        let (kind, reason, jobs, oldestAt) = try row.decode((JobKind, String, Int, Date).self)
        return DeadLetterCount(kind: kind, reason: reason, jobs: jobs, oldestAt: oldestAt)
    }
}
