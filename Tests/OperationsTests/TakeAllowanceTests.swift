import Operations
import Persistence
import Postgres
import TestSupport
import Testing

@Suite(.database) struct TakeAllowanceTests {
    private var pool: ConnectionPool { TestDatabase.current.pool }

    @Test("many processes at once never grant more than the limit")
    func together() async throws {
        // A period that does not end while the test runs.
        let statement = TakeFromAllowance(
            subject: Array(repeating: 7, count: 16), wanted: 7, most: 50, periodSeconds: 2_000_000_000)
        let granted = try await withThrowingTaskGroup(of: Int.self, returning: Int.self) { [pool] group in
            for _ in 0..<20 {
                group.addTask { try await pool.transaction { try $0.execute(statement) }.first?.granted ?? 0 }
            }
            return try await group.reduce(0, +)
        }
        #expect(granted == 50)
    }

    @Test("each subject has an allowance of its own, and no address reaches the table")
    func subjects() async throws {
        let take = TakeAllowance(try SmallOffice().office)
        for subject in ["address|192.0.2.1", "address|192.0.2.2"] {
            let allowance = try await take(7, of: 50, for: subject)
            #expect(allowance.granted == 7 && allowance.remaining == 43)
            #expect(allowance.period > .zero && allowance.period <= TakeAllowance.minute)
        }
        let rows = try await pool.execute(ReadAllowances())
        #expect(rows.count == 2 && rows.allSatisfy { !$0.contains("192") })
    }
}

private struct ReadAllowances: Statement {
    typealias Row = String
    static let sql = "SELECT allowance::text FROM redress.request_allowance AS allowance"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
