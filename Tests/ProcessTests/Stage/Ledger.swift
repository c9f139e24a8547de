import Postgres
import TestSupport

/// What stands in the test's database. While PostgreSQL is away it asks again.
struct Ledger: Sendable {
    let database: TestDatabase

    func ask<S: Statement>(_ statement: S) async throws -> [S.Row] {
        var rows: [S.Row] = []
        try await eventually("the database answers \(S.self)", within: .seconds(30)) {
            do {
                rows = try await database.pool.withConnection { try $0.execute(statement) }
                return true
            } catch let error as PostgresError where error.isConnectionLoss {
                return false
            }
        }
        return rows
    }

    func number<S: Statement>(_ statement: S) async throws -> Int where S.Row == Int {
        try await ask(statement).first ?? 0
    }

    /// Nothing ready, leased, waiting or given up, and every message handed over.
    func isSettled(messages: Int) async throws -> Bool {
        guard try await number(CountSentMessages()) == messages else { return false }
        return try await ask(CountWork()).isEmpty
    }
}
