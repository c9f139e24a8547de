import Postgres
import TestSupport
import Testing

@Suite("Transactions", .emptyDatabase)
struct TransactionTests {
    struct Boom: Error {}

    struct ReadCounter: Statement {
        typealias Row = Int
        static let sql = "SELECT value FROM counter FOR UPDATE"
        static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
    }

    struct WriteCounter: Statement {
        static let sql = "UPDATE counter SET value = $1"
        var value: Int
        func bind(_ bindings: inout Bindings) { bindings.append(value) }
    }

    struct CurrentIsolation: Statement {
        typealias Row = String
        static let sql = "SELECT current_setting('transaction_isolation')"
        static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
    }

    private var pool: ConnectionPool { TestDatabase.current.pool }

    private func makeItems() async throws {
        try await pool.withConnection { try $0.makeItems() }
    }

    private func countItems() async throws -> [Int] {
        try await pool.execute(CountItems())
    }

    @Test("400 concurrent read-then-write transactions end at 400", arguments: [1, 4])
    func lostUpdates(size: Int) async throws {
        let pool = ConnectionPool(
            configuration: TestDatabase.current.configuration, size: size, acquireTimeout: .seconds(60))
        try await pool.withConnection { connection in
            try connection.executeScript("CREATE TABLE counter (value bigint); INSERT INTO counter VALUES (0)")
        }
        try await withThrowingDiscardingTaskGroup { group in
            for _ in 0..<400 {
                group.addTask {
                    try await pool.transaction { connection in
                        let value = try connection.execute(ReadCounter())
                        try connection.run(WriteCounter(value: value[0] + 1))
                    }
                }
            }
        }
        let value = try await pool.transaction { try $0.execute(ReadCounter()) }
        #expect(value == [400])
        await pool.close()
    }

    @Test("what a body did before it threw is rolled back, and its error is the one that is thrown")
    func rollsBack() async throws {
        try await makeItems()
        await #expect(throws: Boom.self) {
            try await pool.transaction { connection in
                try connection.run(InsertItem(id: 1))
                throw Boom()
            }
        }
        #expect(try await countItems() == [0])
    }

    @Test("a nested transaction that throws undoes only itself")
    func savepoints() async throws {
        try await makeItems()
        try await pool.transaction { connection in
            try connection.run(InsertItem(id: 1))
            do {
                try connection.transaction { connection in
                    try connection.run(InsertItem(id: 2))
                    try connection.run(InsertItem(id: 1))
                }
            } catch let error as PostgresError {
                #expect(error.sqlState == .uniqueViolation)
            }
            try connection.transaction { try $0.transaction { _ = try $0.run(InsertItem(id: 3)) } }
        }
        #expect(try await countItems() == [2])
    }

    @Test("an error that the body passes over cannot be committed silently")
    func swallowedError() async throws {
        try await makeItems()
        let error = await postgresError {
            try await pool.transaction { connection in
                try connection.run(InsertItem(id: 1))
                #expect(throws: PostgresError.self) { try connection.run(InsertItem(id: 1)) }
            }
        }
        #expect(error?.kind == .rolledBack)
        #expect(try await countItems() == [0])
    }

    @Test("a constraint checked at COMMIT fails the transaction with its own SQLSTATE")
    func deferredConstraint() async throws {
        try await pool.withConnection { connection in
            try connection.executeScript("CREATE TABLE item (id bigint UNIQUE DEFERRABLE INITIALLY DEFERRED)")
        }
        let error = await postgresError {
            try await pool.transaction { connection in
                try connection.run(InsertItem(id: 1))
                try connection.run(InsertItem(id: 1))
            }
        }
        #expect(error?.sqlState == .uniqueViolation)
        #expect(error?.isOutcomeUnknown == false)
        #expect(try await countItems() == [0])
    }

    @Test("the isolation level is the one that was asked for")
    func isolation() async throws {
        #expect(try await pool.transaction { try $0.execute(CurrentIsolation()) } == ["read committed"])
        let strict = try await pool.transaction(isolation: .serializable) { try $0.execute(CurrentIsolation()) }
        #expect(strict == ["serializable"])
    }

    @Test("a body without statements does not need the server to agree")
    func emptyBody() async throws {
        #expect(try await pool.transaction { _ in 7 } == 7)
        #expect(try await pool.execute(Divide(divisor: 1)) == [100])
    }

    @Test("a connection lost inside a transaction is a loss whose outcome is known")
    func lostInside() async throws {
        try await makeItems()
        let error = await postgresError {
            try await pool.transaction { connection in
                try connection.run(InsertItem(id: 1))
                try connection.executeScript("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(error?.isConnectionLoss == true)
        #expect(error?.isOutcomeUnknown == false)
        #expect(try await countItems() == [0])
    }

    @Test("a connection lost while COMMIT runs leaves the outcome unknown, and says so")
    func lostInCommit() async throws {
        try await pool.withConnection { connection in
            try connection.executeScript(
                """
                CREATE TABLE item (id bigint PRIMARY KEY);
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NEW; END';
                CREATE CONSTRAINT TRIGGER die AFTER INSERT ON item DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION die()
                """)
        }
        let error = await postgresError {
            try await pool.transaction { _ = try $0.run(InsertItem(id: 1)) }
        }
        #expect(error?.isOutcomeUnknown == true)
        #expect(error?.isConnectionLoss == true)
        #expect(try await countItems() == [0])
    }
}
