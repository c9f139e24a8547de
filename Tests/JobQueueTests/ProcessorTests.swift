import FoundationEssentials
import Postgres
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct ProcessorTests {
    static let quick = RescueDecision.Limits(silence: .milliseconds(600), silenceWithoutLock: .milliseconds(300))

    var database: TestDatabase { .current }

    @Test("two processors never run the same job, and run all")
    func noJobTwice() async throws {
        let runs = Mutex<[JobID: Int]>([:])
        let handler = TestHandler { job, _ in
            runs.withLock { $0[job.id, default: 0] += 1 }
            return .completed
        }
        let ids = try await database.pool.execute(EnqueueJobs((0..<1000).map { _ in Fixture.job() })).map(\.id)
        try await running(database.processor(handler), database.processor(handler)) { _ in
            try await eventually("all completed") { try await database.count("completed") == 1000 }
        }
        #expect(runs.withLock { $0 } == Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) }))
        #expect(try await database.count("lease") == 0)
    }

    @Test("outcomes that come together are written together")
    func acknowledgesInBatches() async throws {
        let handler = TestHandler { _, _ in .completed }
        _ = try await database.pool.execute(EnqueueJobs((0..<500).map { _ in Fixture.job() }))
        try await running(database.processor(handler)) { _ in
            try await eventually("all done") { try await database.count("completed") == 500 }
        }
        let transactions = try await database.pool.execute(CountFinishingTransactions())
        #expect(try #require(transactions.first) < 250)
    }

    @Test("what a killed processor held is rescued and run by another")
    func rescued() async throws {
        let started = TestSignal<JobID>("started")
        let stuck = TestHandler { job, _ in
            started.send(job.id)
            try await Task.sleep(for: .seconds(60))
            return .completed
        }
        let ids = try await database.enqueue(Fixture.job(), Fixture.job(), Fixture.job())
        try await killed(database.processor(concurrency: 2, stuck)) { _ = try await started.wait() }
        #expect(try await database.count("lease") > 0)
        let done = Mutex<[JobID]>([])
        let handler = TestHandler { job, _ in
            done.withLock { $0.append(job.id) }
            return .completed
        }
        try await running(database.processor(handler), database.scheduler(rescue: Self.quick)) { _ in
            try await eventually("all completed") { try await database.count("completed") == 3 }
        }
        #expect(done.withLock { $0.sorted() } == ids)
        #expect(try await database.count("rescued") > 0)
    }

    @Test("a job that kills its workers is dead-lettered after five rescues, with its hook")
    func poison() async throws {
        try await database.enqueue(Fixture.job())
        let isHooked = Atomic(false)
        let scheduler = database.scheduler(
            rescue: RescueDecision.Limits(silence: .zero, silenceWithoutLock: .zero),
            onDeadLetter: { _, _, _ in isHooked.store(true, ordering: .relaxed) })
        for round in 1...5 {
            let worker = try #require(
                try await database.pool.execute(RegisterWorker(role: .worker, name: "doomed", holdsLock: true)).first)
            #expect(try await database.claim(as: worker.rawValue).map(\.rescues) == [Int16(round - 1)])
            try await scheduler.tick()
        }
        #expect(try await database.count("dead") == 1)
        #expect(try await database.count("rescued") == 4)
        let wasHooked = isHooked.load(ordering: .relaxed)
        #expect(wasHooked)
    }

    @Test("on shutdown running jobs finish, unstarted ones go back, and the process leaves the list")
    func drains() async throws {
        let started = TestSignal<Void>("started")
        let mayEnd = TestSignal<Void>("may end")
        let handler = TestHandler { _, _ in
            started.send()
            try await mayEnd.wait()
            return .completed
        }
        _ = try await database.pool.execute(EnqueueJobs((0..<6).map { _ in Fixture.job() }))
        try await running(database.processor(concurrency: 2, handler)) { group in
            for _ in 0..<2 { try await started.wait() }
            try await eventually("prefetched") { try await database.count("lease") == 4 }
            await group.triggerGracefulShutdown()
            try await eventually("unstarted given back") { try await database.count("ready") == 4 }
            for _ in 0..<2 { mayEnd.send() }
        }
        #expect(try await database.count("completed") == 2)
        #expect(try await database.count("lease") == 0)
        #expect(try await database.count("worker") == 0)
        #expect(try await database.claim(10).allSatisfy { $0.attempt == 1 })
    }

    @Test("a job that outlasts the time to drain is cancelled and given back with its attempt")
    func drainLimit() async throws {
        let started = TestSignal<Void>("started")
        let handler = TestHandler { _, _ in
            started.send()
            try await Task.sleep(for: .seconds(60))
            return .completed
        }
        try await database.enqueue(Fixture.job())
        try await running(database.processor(drain: .milliseconds(50), handler)) { _ in try await started.wait() }
        #expect(try await database.claim().map(\.attempt) == [1])
        #expect(try await database.count("failed") == 0)
    }

    @Test("a handler learns before an outside effect that its job was given to somebody else")
    func checksFence() async throws {
        let started = TestSignal<Void>("started")
        let goOn = TestSignal<Void>("go on")
        let answer = TestSignal<Bool>("fenced out")
        let handler = TestHandler { _, context in
            try await context.checkFence()
            started.send()
            try await goOn.wait()
            do {
                try await context.checkFence()
                answer.send(false)
            } catch is FencedOut {
                answer.send(true)
                throw FencedOut(job: JobID(rawValue: 0))
            }
            return .completed
        }
        try await database.enqueue(Fixture.job())
        try await running(database.processor(handler)) { _ in
            try await started.wait()
            try await database.script("DELETE FROM queue.lease")
            goOn.send()
            #expect(try await answer.wait())
        }
        #expect(try await database.count("completed") == 0)
        #expect(try await database.count("failed") == 0)
    }

    @Test("a wake-up after the commit reaches a sleeping worker")
    func wakesUp() async throws {
        let done = TestSignal<Void>("done")
        let wakeUps = WakeUps(configuration: database.configuration)
        let processor = JobProcessor(
            pool: database.pool, control: database.configuration,
            registry: JobRegistry([
                TestHandler { _, _ in
                    done.send(); return .completed
                }
            ]),
            configuration: JobProcessorConfiguration(shortestPoll: .seconds(600), longestPoll: .seconds(600)),
            logger: Fixture.logger)
        try await running(processor, wakeUps) { _ in
            try await eventually("registered") { try await database.count("worker") == 1 }
            for _ in 0..<3 {
                try await database.enqueue(Fixture.job())
                try await eventually("done", within: .seconds(20)) {
                    wakeUps.post(.default)
                    return try await database.count("ready") == 0
                }
                try await done.wait()
            }
        }
    }

    @Test("a worker whose session is cut keeps its number and its jobs")
    func sessionCut() async throws {
        let started = TestSignal<Void>("started")
        let goOn = TestSignal<Void>("go on")
        let handler = TestHandler { _, _ in
            started.send()
            try await goOn.wait()
            return .completed
        }
        try await database.enqueue(Fixture.job())
        try await running(database.processor(handler)) { _ in
            try await started.wait()
            try await database.script(
                """
                SELECT pg_terminate_backend(pid) FROM pg_locks
                WHERE locktype = 'advisory' AND classid = 7301
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """)
            try await eventually("locked again") {
                try await database.pool.execute(ObserveWorkers()).map(\.isLockHeld) == [true]
            }
            goOn.send()
            try await eventually("completed") { try await database.count("completed") == 1 }
        }
    }

    @Test("a process that was given up registers anew instead of beating into the void")
    func registersAnew() async throws {
        let session = ControlSession(
            role: .worker, name: "test", configuration: database.configuration, pool: database.pool,
            limits: ControlSession.Limits(beat: .milliseconds(20)), logger: Fixture.logger, onWakeUp: {})
        let task = Task { await session.run() }
        try await eventually("registered") { session.worker != nil }
        let first = session.worker
        try await database.script("DELETE FROM queue.worker")
        try await eventually("registered anew") { session.worker != nil && session.worker != first }
        task.cancel()
        await task.value
    }

    @Test("of two schedulers one leads, and the other takes over")
    func leadership() async throws {
        let first = database.scheduler()
        let second = database.scheduler()
        try await running(first) { _ in
            try await eventually("the first leads") { first.isLeader }
            try await running(second) { group in
                #expect(!second.isLeader)
                try await database.script(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_locks
                    WHERE locktype = 'advisory' AND classid = 7302
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """)
                try await eventually("somebody leads again") { first.isLeader || second.isLeader }
                #expect(!(first.isLeader && second.isLeader))
            }
        }
    }
}

/// Transactions that wrote outcomes.
private struct CountFinishingTransactions: Statement {
    static let sql = "SELECT count(DISTINCT xmin::text) FROM queue.done"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
