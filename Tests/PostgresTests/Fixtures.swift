import Postgres
import TestSupport
import Testing

/// Sends a value and reads it back.
struct Echo<Value: PostgresEncodable & PostgresDecodable>: Statement {
    typealias Row = Value?
    static var sql: String { "SELECT $1" }

    var value: Value?

    func bind(_ bindings: inout Bindings) {
        bindings.append(value)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Value? { try row.decode(Value?.self) }
}

/// What the server prints for a value.
struct TextOf<Value: PostgresEncodable>: Statement {
    typealias Row = String?
    static var sql: String { "SELECT $1::text" }

    var value: Value

    func bind(_ bindings: inout Bindings) {
        bindings.append(value)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String? { try row.decode(String?.self) }
}

/// Fails with the SQLSTATE of a division by zero when the divisor is 0.
struct Divide: Statement {
    typealias Row = Int
    static let sql = "SELECT 100 / $1"

    var divisor: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(divisor)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

struct Sleep: Statement {
    static let sql = "SELECT pg_sleep($1)::text"

    var seconds: Double

    func bind(_ bindings: inout Bindings) {
        bindings.append(seconds)
    }
}

struct InsertItem: Statement {
    static let sql = "INSERT INTO item (id) VALUES ($1)"

    var id: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }
}

struct CountItems: Statement {
    typealias Row = Int
    static let sql = "SELECT count(*) FROM item"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

struct BackendID: Statement {
    typealias Row = Int32
    static let sql = "SELECT pg_backend_pid()"

    static func decode(_ row: borrowing PostgresRow) throws -> Int32 { try row.decode(Int32.self) }
}

/// Ends the session of another server process.
struct Terminate: Statement {
    static let sql = "SELECT pg_terminate_backend($1, 5000)"

    var processID: Int32

    func bind(_ bindings: inout Bindings) {
        bindings.append(processID)
    }
}

/// Whether a server process runs a statement now that contains the text.
struct IsRunning: Statement {
    typealias Row = Bool
    static let sql = """
        SELECT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'
                AND query LIKE '%' || $1 || '%'
        )
        """

    var text: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(text)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool { try row.decode(Bool.self) }
}

extension Connection {
    func makeItems() throws {
        try executeScript("CREATE TABLE item (id bigint PRIMARY KEY)")
    }
}

/// The error that `body` throws, if it is one of ours.
func postgresError(_ body: () async throws -> Void) async -> PostgresError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? PostgresError
    }
}

/// A connection to the test's database, closed afterwards.
func withConnection<Value: Sendable>(_ body: (Connection) async throws -> Value) async throws -> Value {
    let connection = try await Connection.connect(TestDatabase.current.configuration)
    do {
        let value = try await body(connection)
        await connection.close()
        return value
    } catch {
        await connection.close()
        throw error
    }
}

/// A statement of ever new text, so that a cache of statements overflows.
struct EverNew: Statement {
    typealias Row = Int
    static var sql: String { "SELECT \(UInt32.random(in: 0 ... .max))::bigint" }

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
