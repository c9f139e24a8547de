import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite("A connection", .emptyDatabase)
struct ConnectionTests {
    struct Setting: Statement {
        typealias Row = String
        static let sql = "SELECT current_setting($1)"
        var name: String
        func bind(_ bindings: inout Bindings) { bindings.append(name) }
        static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
    }

    struct CountPrepared: Statement {
        typealias Row = Int
        static let sql = "SELECT count(*) FROM pg_prepared_statements"
        static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
    }

    struct Loaded: Statement {
        typealias Row = String
        static let sql = "SELECT count(*) || '|' || sum(id) || '|' || count(name) || '|' || max(length(name)) FROM item"
        static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
    }

    @Test("keeps the session settings of its configuration")
    func settings() async throws {
        var configuration = TestDatabase.current.configuration
        configuration.applicationName = "redress settings test"
        configuration.timeouts.statement = .milliseconds(1500)
        configuration.timeouts.lock = .seconds(3)
        configuration.timeouts.idleInTransaction = .zero
        let connection = try await Connection.connect(configuration)
        var values: [String] = []
        for name in [
            "application_name", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "TimeZone",
        ] {
            values += try await connection.execute(Setting(name: name))
        }
        #expect(values == ["redress settings test", "1500ms", "3s", "0", "UTC"])
        await connection.close()
    }

    @Test("runs as the configured role")
    func role() async throws {
        let role = "redress test role \(UInt32.random(in: 0 ... .max))"
        try await withConnection { try await $0.executeScript("CREATE ROLE \"\(role)\"") }
        var configuration = TestDatabase.current.configuration
        configuration.role = role
        let connection = try await Connection.connect(configuration)
        #expect(try await connection.execute(Setting(name: "role")) == [role])
        let error = await postgresError { try await connection.executeScript("CREATE SCHEMA forbidden") }
        #expect(error?.sqlState == .insufficientPrivilege)
        await connection.close()
        try await withConnection { try await $0.executeScript("DROP ROLE \"\(role)\"") }
    }

    @Test("a statement that takes too long fails with the timeout's SQLSTATE, not as a cancellation")
    func statementTimeout() async throws {
        var configuration = TestDatabase.current.configuration
        configuration.timeouts.statement = .milliseconds(50)
        let connection = try await Connection.connect(configuration)
        let error = await postgresError { _ = try await connection.run(Sleep(seconds: 300)) }
        #expect(error?.sqlState == .queryCanceled)
        await connection.close()
    }

    @Test("prepares each statement once and frees the oldest beyond the limit")
    func statementCache() async throws {
        try await withConnection { connection in
            for _ in 0..<10 { _ = try await connection.execute(Divide(divisor: 1)) }
            #expect(try await connection.execute(CountPrepared())[0] <= 4)
            for _ in 0..<600 { _ = try await connection.execute(EverNew()) }
            #expect(try await connection.execute(CountPrepared())[0] <= 256)
            #expect(try await connection.execute(Divide(divisor: 1)) == [100])
        }
    }

    @Test("survives the loss of all its prepared statements")
    func discardAll() async throws {
        try await withConnection { connection in
            _ = try await connection.execute(Divide(divisor: 1))
            try await connection.executeScript("DEALLOCATE ALL")
            #expect(try await connection.execute(Divide(divisor: 1)) == [100])
        }
    }

    @Test("loads rows with COPY and reads NULLs back")
    func copy() async throws {
        try await withConnection { connection in
            try await connection.executeScript("CREATE TABLE item (id bigint PRIMARY KEY, name text)")
            let count = try await connection.copyIn(
                "COPY item (id, name) FROM STDIN (FORMAT binary)", rows: 1...50_000
            ) { number, bindings in
                bindings.append(number)
                bindings.append(number.isMultiple(of: 2) ? String(repeating: "n", count: 20) : nil)
            }
            #expect(count == 50_000)
            #expect(try await connection.execute(Loaded()) == ["50000|1250025000|25000|20"])
        }
    }

    @Test("a COPY that fails loads nothing and leaves the connection usable")
    func failedCopy() async throws {
        try await withConnection { connection in
            try await connection.makeItems()
            let copy = "COPY item (id) FROM STDIN (FORMAT binary)"
            let duplicate = await postgresError {
                try await connection.copyIn(copy, rows: [1, 2, 1]) { $1.append($0) }
            }
            #expect(duplicate?.sqlState == .uniqueViolation)
            let unencodable = await postgresError {
                try await connection.copyIn(copy, rows: [1.0, .nan]) { $1.append(Date(timeIntervalSince1970: $0)) }
            }
            #expect(unencodable?.kind == .encoding)
            let wrongCommand = await postgresError {
                try await connection.copyIn("SELECT 1", rows: [1]) { $1.append($0) }
            }
            #expect(wrongCommand?.kind == .usage)
            #expect(try await connection.execute(CountItems()) == [0])
        }
    }

    @Test("COPY inside a transaction is part of it")
    func copyInTransaction() async throws {
        try await withConnection { connection in
            try await connection.makeItems()
            _ = await postgresError {
                try await connection.perform { connection in
                    try connection.transaction { connection in
                        try connection.copyIn("COPY item (id) FROM STDIN (FORMAT binary)", rows: [1]) { $1.append($0) }
                        try connection.run(InsertItem(id: 1))
                    }
                }
            }
            #expect(try await connection.execute(CountItems()) == [0])
        }
    }

    @Test("a script runs all its commands or none")
    func script() async throws {
        try await withConnection { connection in
            let error = await postgresError {
                try await connection.executeScript("CREATE TABLE item (id bigint); SELECT 1/0; CREATE TABLE b ()")
            }
            #expect(error?.sqlState?.errorClass == "22")
            try await connection.makeItems()
        }
    }

    @Test("after close everything throws and nothing hangs")
    func closed() async throws {
        let connection = try await Connection.connect(TestDatabase.current.configuration)
        await connection.close()
        await connection.close()
        #expect(await connection.isOpen == false)
        #expect(await postgresError { _ = try await connection.execute(CountItems()) }?.kind == .closed)
        #expect(await postgresError { try await connection.perform { try $0.transaction { _ in } } }?.kind == .closed)
        #expect(await postgresError { try await connection.executeScript("SELECT 1") }?.kind == .closed)
    }

    @Test("a connection that is dropped closes its session")
    func dropped() async throws {
        let session = try await dropConnection()
        try await withConnection { observer in
            try await eventually("the session is gone") {
                try await observer.execute(SessionExists(processID: session)) == [false]
            }
        }
    }

    private func dropConnection() async throws -> Int32 {
        let connection = try await Connection.connect(TestDatabase.current.configuration)
        return try await connection.execute(BackendID())[0]
    }

    @Test("connecting to what never answers ends with the connect timeout")
    func connectTimeout() async throws {
        var timeouts = ConnectionConfiguration.Timeouts()
        timeouts.connect = .milliseconds(100)
        // An address reserved for documentation (RFC 5737): nothing answers there.
        let configuration = try ConnectionConfiguration(url: "postgres://192.0.2.1/none", timeouts: timeouts)
        let error = await postgresError { _ = try await Connection.connect(configuration) }
        #expect(error?.kind == .connectionFailed)
    }
}

struct SessionExists: Statement {
    typealias Row = Bool
    static let sql = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = $1)"
    var processID: Int32
    func bind(_ bindings: inout Bindings) { bindings.append(processID) }
    static func decode(_ row: borrowing PostgresRow) throws -> Bool { try row.decode(Bool.self) }
}
