import Bootstrap
import JobQueue
import Operations
import Postgres

/// What a command works with: the configuration of the environment, and the database for as long as it runs.
enum CommandContext {
    /// Runs `body` with everything wired, and closes the database's connections afterwards.
    static func withWiring<Value>(_ body: (Wiring) async throws -> Value) async throws -> Value {
        let wiring = try Wiring(try ProcessConfiguration.load(), name: "redress command line")
        return try await closing(wiring.pool) { try await body(wiring) }
    }

    /// For commands that need the database and no secret.
    static func withPool<Value>(_ body: (ConnectionPool) async throws -> Value) async throws -> Value {
        let configuration = try ProcessConfiguration.load()
        let pool = ConnectionPool(
            configuration: try configuration.database(name: "redress command line"), size: configuration.poolSize)
        return try await closing(pool) { try await body(pool) }
    }

    /// For commands that look after the queue.
    static func withQueue<Value>(_ body: (Queue) async throws -> Value) async throws -> Value {
        try await withPool { try await body(Queue(pool: $0)) }
    }

    private static func closing<Value>(
        _ pool: ConnectionPool, _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            let value = try await explaining(pool.configuration, body)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }

    /// Puts errors of the database that an operator can do something about into words.
    static func explaining<Value>(
        _ configuration: ConnectionConfiguration, _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch let error as PostgresError {
            if let failure = CommandFailure(error, configuration) { throw failure }
            throw error
        }
    }
}

/// Why a command did not do what it was asked, in words for the person who asked.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
