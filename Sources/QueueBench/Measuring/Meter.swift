import BenchSupport
import FoundationEssentials
import Postgres

/// The quiet measures: what PostgreSQL has touched and spent so far.
struct MeterReading: Sendable {
    /// Shared buffers, of the whole database.
    var buffers: Int
    /// Processor seconds of the server's processes; `nil` when they are not to be seen from here.
    var serverSeconds: Double?
}

struct ReadBuffers: Statement {
    typealias Row = Int

    static let sql = "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database()"

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

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
    func read(_ server: ServerProcesses?) async throws -> MeterReading {
        guard let buffers = try await pool.execute(ReadBuffers()).first else { throw BenchError("no statistics") }
        return MeterReading(buffers: buffers, serverSeconds: server?.processorSeconds)
    }

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
