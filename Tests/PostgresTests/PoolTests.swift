import Postgres
import TestSupport
import Testing

@Suite("The pool", .emptyDatabase)
struct PoolTests {
    private var configuration: ConnectionConfiguration { TestDatabase.current.configuration }

    @Test("a session ended while idle is replaced before anybody gets it")
    func terminatedIdle() async throws {
        let pool = ConnectionPool(configuration: configuration, size: 1)
        for _ in 0..<5 {
            let session = try await pool.withConnection { try $0.execute(BackendID()) }
            try await withConnection { _ = try await $0.run(Terminate(processID: session[0])) }
            #expect(try await pool.withConnection { try $0.execute(BackendID()) } != session)
        }
        await pool.close()
    }

    @Test("a session ended while it is used fails its user and is replaced")
    func terminatedInUse() async throws {
        let pool = ConnectionPool(configuration: configuration, size: 1)
        let session = try await pool.withConnection { try $0.execute(BackendID()) }
        let error = await postgresError {
            try await pool.withConnection { _ = try $0.run(Terminate(processID: session[0])) }
        }
        #expect(error?.isConnectionLoss == true)
        #expect(error?.sqlState == .adminShutdown)
        #expect(try await pool.withConnection { try $0.execute(BackendID()) } != session)
        await pool.close()
    }

    @Test("a connection that comes back inside a transaction is not lent again")
    func leftInTransaction() async throws {
        let pool = ConnectionPool(configuration: configuration, size: 1)
        let session = try await pool.withConnection { connection in
            try connection.executeScript("BEGIN")
            return try connection.execute(BackendID())
        }
        #expect(try await pool.withConnection { try $0.execute(BackendID()) } != session)
        await pool.close()
    }

    @Test("connections are used again")
    func reuse() async throws {
        let pool = ConnectionPool(configuration: configuration, size: 4)
        var sessions: Set<Int32> = []
        for _ in 0..<20 { sessions.formUnion(try await pool.withConnection { try $0.execute(BackendID()) }) }
        #expect(sessions.count == 1)
        await pool.close()
    }

    @Test("never more connections than its size")
    func size() async throws {
        let pool = ConnectionPool(configuration: configuration, size: 3, acquireTimeout: .seconds(60))
        let sessions = try await withThrowingTaskGroup(of: [Int32].self) { group in
            for _ in 0..<60 { group.addTask { try await pool.withConnection { try $0.execute(BackendID()) } } }
            return try await group.reduce(into: Set<Int32>()) { $0.formUnion($1) }
        }
        #expect(sessions.count <= 3)
        await pool.close()
    }

    @Test("a lease that cannot be had in time says that the pool is exhausted", .timeLimit(.minutes(10)))
    func exhausted() async throws {
        let pool = ConnectionPool(configuration: configuration, size: 1, acquireTimeout: .milliseconds(100))
        let isLeased = TestSignal<Void>("the lease")
        let holder = Task {
            try await pool.withConnection { connection in
                isLeased.send()
                _ = try connection.run(Sleep(seconds: 300))
            }
        }
        try await isLeased.wait()
        #expect(await postgresError { try await pool.withConnection { _ in } }?.kind == .acquireTimedOut)
        holder.cancel()
        _ = await holder.result
        await pool.close()
    }

    @Test("a server that is away is a connection error, in time, on both paths", .timeLimit(.minutes(10)))
    func serverAway() async throws {
        let away = try ConnectionConfiguration(url: "postgres://127.0.0.1:1/none")
        let pool = ConnectionPool(configuration: away, size: 2, acquireTimeout: .milliseconds(300))
        let start = ContinuousClock.now
        async let shared = postgresError { _ = try await pool.execute(BackendID()) }
        let leased = await postgresError { try await pool.withConnection { _ in } }
        #expect(leased?.kind == .connectionFailed)
        #expect(await shared?.kind == .connectionFailed)
        #expect(start.duration(to: .now) < .seconds(60))
        await pool.close()
    }

    @Test("a closed pool refuses both paths and waits for what is lent", .timeLimit(.minutes(10)))
    func closed() async throws {
        let pool = ConnectionPool(configuration: configuration, size: 2)
        let isLeased = TestSignal<Void>("the lease")
        let holder = Task {
            try await pool.withConnection { connection in
                isLeased.send()
                _ = try connection.run(Sleep(seconds: 0.2))
                return try connection.execute(Divide(divisor: 1))
            }
        }
        try await isLeased.wait()
        await pool.close()
        #expect(try await holder.value == [100])
        #expect(await postgresError { try await pool.withConnection { _ in } }?.kind == .closed)
        #expect(await postgresError { _ = try await pool.execute(BackendID()) }?.kind == .closed)
        await pool.close()
    }
}
