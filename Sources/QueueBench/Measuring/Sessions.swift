import BenchSupport
import FoundationEssentials
import Postgres

/// Sessions of others than this program: a session's statistics are all there once it has ended.
struct CountSessions: Statement {
    typealias Row = Int

    static let sql = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> ALL ($1)
            AND application_name <> current_setting('application_name')
        """

    var others: [Int32]

    func bind(_ bindings: inout Bindings) {
        bindings.append(others)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

struct ListSessions: Statement {
    typealias Row = Int32

    static let sql = """
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int32 {
        try row.decode(Int32.self)
    }
}

extension Bench {
    func sessions() async throws -> [Int32] {
        try await pool.execute(ListSessions())
    }

    /// Waits until only these sessions are left.
    func becomeQuiet(_ sessions: [Int32]) async throws {
        try await waiting(for: "the workers' sessions end", within: .seconds(20)) {
            try await pool.execute(CountSessions(others: sessions)) == [0]
        }
    }
}
