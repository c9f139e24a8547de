import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct LeadershipTests {
    var database: TestDatabase { .current }

    func worker() async throws -> WorkerID {
        try #require(
            try await database.pool.execute(RegisterWorker(role: .scheduler, name: "test", holdsLock: false)).first)
    }

    func holdsTerm(_ worker: WorkerID) async throws -> Bool {
        try await !database.pool.execute(HoldTerm(worker: worker)).isEmpty
    }

    @Test("without a lock one copy holds the term, the others wait until it ends")
    func oneTerm() async throws {
        let (first, second) = (try await worker(), try await worker())
        #expect(try await holdsTerm(first))
        #expect(try await holdsTerm(first), "it renews its own")
        #expect(try await !holdsTerm(second))
        try await database.script("UPDATE queue.term SET ends_at = clock_timestamp()")
        #expect(try await holdsTerm(second))
        #expect(try await !holdsTerm(first))
    }

    @Test("of many copies that ask at the same moment one gets the term")
    func race() async throws {
        var workers: [WorkerID] = []
        for _ in 0..<20 { workers.append(try await worker()) }
        let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
            for worker in workers {
                group.addTask { [database] in
                    try await database.pool.transaction { connection in
                        try !connection.execute(HoldTerm(worker: worker)).isEmpty
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 1)
    }

    @Test("a copy that stops ends its term, so that another leads at once")
    func endsTerm() async throws {
        let first = database.scheduler(hasControl: false)
        try await running(first) { _ in
            try await eventually("first leads") { first.isLeader }
        }
        #expect(try await holdsTerm(try await worker()))
    }

    @Test("jobs are worked and timers fire without any session of one's own")
    func pollOnly() async throws {
        let ran = TestSignal<JobID>("ran")
        let handler = TestHandler { job, _ in
            ran.send(job.id)
            return .completed
        }
        let processor = JobProcessor(
            pool: database.pool, control: nil, registry: JobRegistry([handler]), logger: Fixture.logger)
        try await running(processor, database.scheduler(hasControl: false)) { _ in
            try await database.enqueue(Fixture.job())
            _ = try await ran.wait()
            try await eventually("done") { try await database.count("completed") == 1 }
        }
    }
}
