import Postgres
import TestSupport
import Testing

@Suite("Errors say what happened and never what the data was", .emptyDatabase)
struct ErrorTests {
    private func scriptError(_ sql: String) async throws -> PostgresError {
        try await withConnection { connection in
            try await connection.executeScript(
                """
                CREATE TABLE item (id bigint PRIMARY KEY, name text NOT NULL CONSTRAINT short CHECK (length(name) < 9));
                INSERT INTO item VALUES (1, 'alice')
                """)
            return try #require(await postgresError { try await connection.executeScript(sql) })
        }
    }

    @Test(
        "each violated constraint has its SQLSTATE and its name",
        arguments: [
            ("INSERT INTO item VALUES (1, 'bob')", SQLState.uniqueViolation, "item_pkey"),
            ("INSERT INTO item VALUES (2, 'bob the builder')", .checkViolation, "short"),
        ])
    func constraints(sql: String, state: SQLState, constraint: String) async throws {
        let error = try await scriptError(sql)
        #expect(error.sqlState == state)
        #expect(error.constraint == constraint)
        #expect(error.table == "item")
        #expect(!error.description.contains("bob"))
        #expect(!error.isConnectionLoss && !error.isRetryable && !error.isOutcomeUnknown)
    }

    @Test("a NULL that is forbidden names table and column")
    func notNull() async throws {
        let error = try await scriptError("INSERT INTO item VALUES (2, NULL)")
        #expect(error.sqlState == .notNullViolation)
        #expect(error.description.contains("column: name"))
    }

    @Test("a value in the server's message stays out of the description")
    func dataInMessage() async throws {
        let error = try await scriptError("SELECT 'Alice Jones'::integer")
        #expect(error.sqlState?.errorClass == "22")
        #expect(error.message.contains("Alice Jones"))
        #expect(!error.description.contains("Alice"))
        #expect(!"\(error)".contains("Alice"))
        #expect(!String(reflecting: error).contains("Alice"))
    }

    @Test("a missing table is named")
    func undefinedTable() async throws {
        let error = try await scriptError("SELECT * FROM nowhere")
        #expect(error.sqlState == .undefinedTable)
        #expect(error.description.contains("nowhere"))
    }

    @Test("a statement's error carries the statement's type name")
    func statementName() async throws {
        let error = await postgresError { _ = try await TestDatabase.current.pool.execute(Divide(divisor: 0)) }
        #expect(error?.statement == "Divide")
        #expect(error?.sqlState?.rawValue == "22012")
    }

    @Test("a deadlock is retryable")
    func deadlock() async throws {
        let pool = TestDatabase.current.pool
        try await pool.withConnection { connection in
            try connection.executeScript("CREATE TABLE item (id bigint PRIMARY KEY); INSERT INTO item VALUES (1), (2)")
        }
        let hasLock = TestSignal<Void>("a first lock")
        try await withConnection { barrier in
            try await barrier.executeScript("SELECT pg_advisory_lock(1)")
            async let one = lockBoth(1, 2, announcing: hasLock)
            async let two = lockBoth(2, 1, announcing: hasLock)
            try await hasLock.wait()
            try await hasLock.wait()
            try await barrier.executeScript("SELECT pg_advisory_unlock(1)")
            let errors = await [one, two].compactMap(\.self)
            #expect(errors.map(\.sqlState) == [.deadlockDetected])
            #expect(errors.first?.isRetryable == true)
        }
    }

    private func lockBoth(_ first: Int, _ second: Int, announcing signal: TestSignal<Void>) async -> PostgresError? {
        await postgresError {
            try await TestDatabase.current.pool.transaction { connection in
                try connection.executeScript("SET LOCAL deadlock_timeout = '50ms'")
                try connection.executeScript("SELECT FROM item WHERE id = \(first) FOR UPDATE")
                signal.send()
                // The test lets go once both hold their first lock.
                try connection.executeScript("SELECT pg_advisory_xact_lock_shared(1)")
                try connection.executeScript("SELECT FROM item WHERE id = \(second) FOR UPDATE")
            }
        }
    }

    @Test("a server that is not there is a connection error, without the password")
    func unreachable() async throws {
        let configuration = try ConnectionConfiguration(url: "postgres://alice:hunter2@127.0.0.1:1/none")
        let error = await postgresError { _ = try await Connection.connect(configuration) }
        #expect(error?.kind == .connectionFailed)
        #expect(error?.isConnectionLoss == true)
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test("a URL that cannot be read is refused without being quoted")
    func unreadableURL() async {
        let error = await postgresError {
            _ = try ConnectionConfiguration(url: "postgres://alice:hunter2@host:notaport:x/y?z")
        }
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains("hunter2") == false)
    }
}
