import Postgres
import TestSupport
import Testing

@Suite("A cancelled task cancels its own statement and no other", .emptyDatabase)
struct CancellationTests {
    private var pool: ConnectionPool { TestDatabase.current.pool }

    private func cancelOnceRunning<Value: Sendable>(_ task: Task<Value, any Error>, _ text: String) async throws {
        try await eventually("\(text) runs") { try await pool.execute(IsRunning(text: text)) == [true] }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("a running statement ends at once, and the connection goes on", .timeLimit(.minutes(10)))
    func runningStatement() async throws {
        let pool = pool
        let task = Task { try await pool.withConnection { _ = try $0.run(Sleep(seconds: 300)) } }
        try await cancelOnceRunning(task, "pg_sleep")
        #expect(try await pool.withConnection { try $0.execute(Divide(divisor: 1)) } == [100])
    }

    @Test("a connection used without a pool is cancelled too", .timeLimit(.minutes(10)))
    func directConnection() async throws {
        try await withConnection { connection in
            let task = Task { _ = try await connection.run(Sleep(seconds: 300)) }
            try await cancelOnceRunning(task, "pg_sleep")
            let quotient = try await connection.execute(Divide(divisor: 1))
            #expect(quotient == [100])
        }
    }

    @Test("a script is cancelled too", .timeLimit(.minutes(10)))
    func script() async throws {
        let pool = pool
        let task = Task { try await pool.withConnection { try $0.executeScript("SELECT pg_sleep(300)") } }
        try await cancelOnceRunning(task, "pg_sleep")
    }

    @Test("a cancelled transaction is rolled back, also when its body passes over the error", .timeLimit(.minutes(10)))
    func transaction() async throws {
        let pool = pool
        try await pool.withConnection { try $0.makeItems() }
        let task = Task {
            try await pool.transaction { connection in
                try connection.run(InsertItem(id: 1))
                #expect(throws: CancellationError.self) { try connection.run(Sleep(seconds: 300)) }
                #expect(throws: CancellationError.self) { try connection.run(InsertItem(id: 2)) }
            }
        }
        try await cancelOnceRunning(task, "pg_sleep")
        #expect(try await pool.execute(CountItems()) == [0])
    }

    @Test("cancels that race with the end of their statement never hit the next one", .timeLimit(.minutes(10)))
    func races() async throws {
        try await withConnection { connection in
            for round in 0..<200 {
                let task = Task { _ = try await connection.run(Sleep(seconds: 0.001)) }
                if round.isMultiple(of: 2) { await Task.yield() }
                try await Task.sleep(for: .microseconds(900 + round))
                task.cancel()
                _ = await task.result
                let quotient = try await connection.execute(Divide(divisor: 50))
                #expect(quotient == [2])
            }
        }
    }

    @Test("a cancelled caller of the shared connection never takes others with it", .timeLimit(.minutes(10)))
    func sharedPath() async throws {
        let pool = pool
        let slow = Task { _ = try await pool.execute(Sleep(seconds: 300)) }
        try await withConnection { observer in
            try await eventually("it sleeps") { try await observer.execute(IsRunning(text: "pg_sleep")) == [true] }
        }
        let others = (1...20).map { divisor in Task { try await pool.execute(Divide(divisor: divisor)) } }
        await Task.yield()
        slow.cancel()
        for (index, other) in others.enumerated() {
            // Those already in flight behind the sleeper wait until they can be answered; none may be hit.
            other.cancel()
            let result = await other.result
            switch result {
            case .success(let quotient): #expect(quotient == [100 / (index + 1)])
            case .failure(let error): #expect(error is CancellationError)
            }
        }
        await #expect(throws: CancellationError.self) { try await slow.value }
        #expect(try await pool.execute(Divide(divisor: 1)) == [100])
    }

    @Test("a caller cancelled while it waits for a lease leaves the queue", .timeLimit(.minutes(10)))
    func waitingForLease() async throws {
        let pool = ConnectionPool(configuration: TestDatabase.current.configuration, size: 1)
        let isLeased = TestSignal<Void>("the lease")
        let holder = Task {
            try await pool.withConnection { connection in
                isLeased.send()
                _ = try connection.run(Sleep(seconds: 300))
            }
        }
        try await isLeased.wait()
        let waiter = Task { try await pool.withConnection { _ in } }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        holder.cancel()
        _ = await holder.result
        #expect(try await pool.withConnection { try $0.execute(Divide(divisor: 1)) } == [100])
        await pool.close()
    }
}
