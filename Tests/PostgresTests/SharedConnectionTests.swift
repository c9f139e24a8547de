import Postgres
import TestSupport
import Testing

@Suite("The shared connection", .emptyDatabase)
struct SharedConnectionTests {
    private var pool: ConnectionPool { TestDatabase.current.pool }

    @Test("an error hits only the caller whose statement it was")
    func isolation() async throws {
        let results = await withTaskGroup(of: (Int, Result<[Int], any Error>).self) { group in
            for number in 0..<500 {
                group.addTask { [pool] in
                    let divisor = number.isMultiple(of: 3) ? 0 : number
                    do {
                        return (divisor, .success(try await pool.execute(Divide(divisor: divisor))))
                    } catch {
                        return (divisor, .failure(error))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 500)
        for (divisor, result) in results {
            switch result {
            case .success(let quotient): #expect(divisor != 0 && quotient == [100 / divisor])
            case .failure(let error): #expect(divisor == 0 && (error as? PostgresError)?.sqlState?.errorClass == "22")
            }
        }
    }

    @Test("each statement is committed by itself")
    func autocommit() async throws {
        try await pool.withConnection { try $0.makeItems() }
        await withDiscardingTaskGroup { group in
            for number in 0..<100 {
                group.addTask { [pool] in
                    // Every second one is a duplicate.
                    _ = await postgresError { try await pool.run(InsertItem(id: number / 2)) }
                }
            }
        }
        #expect(try await pool.execute(CountItems()) == [50])
    }

    @Test("all callers share one server session")
    func oneSession() async throws {
        let sessions = try await withThrowingTaskGroup(of: [Int32].self) { group in
            for _ in 0..<50 { group.addTask { [pool] in try await pool.execute(BackendID()) } }
            return try await group.reduce(into: Set<Int32>()) { $0.formUnion($1) }
        }
        #expect(sessions.count == 1)
    }

    @Test("a statement in flight when the connection breaks has an unknown outcome; the next one works")
    func terminated() async throws {
        let session = try await pool.execute(BackendID())
        async let slow = postgresError { _ = try await pool.execute(Sleep(seconds: 300)) }
        try await withConnection { observer in
            try await eventually("it sleeps") { try await observer.execute(IsRunning(text: "pg_sleep")) == [true] }
            try await observer.run(Terminate(processID: session[0]))
        }
        let error = await slow
        #expect(error?.isOutcomeUnknown == true)
        #expect(error?.isConnectionLoss == true)
        #expect(try await pool.execute(BackendID()) != session)
    }

    @Test("a session ended while idle is replaced without anybody noticing")
    func terminatedIdle() async throws {
        for _ in 0..<5 {
            let session = try await pool.execute(BackendID())
            try await withConnection { _ = try await $0.run(Terminate(processID: session[0])) }
            #expect(try await pool.execute(BackendID()) != session)
        }
    }

    @Test("a statement whose table changed its shape is prepared again")
    func stalePlan() async throws {
        struct ReadAll: Statement {
            typealias Row = Int
            static let sql = "SELECT * FROM shape"
            static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.column(0, as: Int.self) }
        }
        try await pool.withConnection { connection in
            try connection.executeScript("CREATE TABLE shape (a bigint); INSERT INTO shape VALUES (1)")
            #expect(try connection.execute(ReadAll()) == [1])
        }
        #expect(try await pool.execute(ReadAll()) == [1])
        try await withConnection { try await $0.executeScript("ALTER TABLE shape ADD b text") }
        #expect(try await pool.execute(ReadAll()) == [1])
        #expect(try await pool.withConnection { try $0.execute(ReadAll()) } == [1])
    }

    @Test("a command that would change the session for everybody is refused and not sent")
    func sessionState() async throws {
        struct Begin: Statement {
            static let sql = "\n  begin isolation level serializable"
        }
        let session = try await pool.execute(BackendID())
        #expect(await postgresError { _ = try await pool.execute(Begin()) }?.kind == .usage)
        #expect(try await pool.execute(BackendID()) == session)
    }

    @Test("without named statements everything works the same")
    func unnamed() async throws {
        var configuration = TestDatabase.current.configuration
        configuration.isPooled = true
        let pool = ConnectionPool(configuration: configuration, size: 1)
        #expect(try await pool.execute(Divide(divisor: 4)) == [25])
        #expect(await postgresError { _ = try await pool.execute(Divide(divisor: 0)) }?.sqlState?.errorClass == "22")
        #expect(try await pool.transaction { try $0.execute(Divide(divisor: 4)) } == [25])
        await pool.close()
    }
}
