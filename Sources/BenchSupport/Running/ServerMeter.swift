public import Postgres

/// The quiet measures: what PostgreSQL has touched and spent so far.
public struct MeterReading: Sendable {
    /// Shared buffers, of the whole database.
    public var buffers: Int
    /// Processor seconds of the server's processes; `nil` when they are not to be seen from here.
    public var serverSeconds: Double?
}

/// Reads the quiet measures of one database.
public struct ServerMeter: Sendable {
    private let pool: ConnectionPool
    private let server: ServerProcesses?

    /// The server's processes are seen only over a socket of this machine: elsewhere the same number is another process.
    public init(_ pool: ConnectionPool, on database: ConnectionConfiguration) async throws {
        self.pool = pool
        guard database.host?.hasPrefix("/") ?? false else {
            server = nil
            return
        }
        server = try await pool.execute(ReadOwnBackend()).first.flatMap(ServerProcesses.init)
    }

    public func read() async throws -> MeterReading {
        guard let buffers = try await pool.execute(ReadBuffers()).first else { throw BenchError("no statistics") }
        return MeterReading(buffers: buffers, serverSeconds: server?.processorSeconds)
    }
}

private struct ReadBuffers: Statement {
    typealias Row = Int

    static let sql = "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database()"

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

/// The server's process of the asking session.
private struct ReadOwnBackend: Statement {
    typealias Row = Int32

    static let sql = "SELECT pg_backend_pid()"

    static func decode(_ row: borrowing PostgresRow) throws -> Int32 {
        try row.decode(Int32.self)
    }
}
