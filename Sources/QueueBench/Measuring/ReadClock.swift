import BenchSupport
import FoundationEssentials
import Postgres

/// The database's clock.
struct ReadClock: Statement {
    typealias Row = Date

    static let sql = "SELECT clock_timestamp()"

    static func decode(_ row: borrowing PostgresRow) throws -> Date {
        try row.decode(Date.self)
    }
}

extension Bench {
    func databaseTime() async throws -> Date {
        guard let now = try await pool.execute(ReadClock()).first else { throw BenchError("no clock") }
        return now
    }
}
