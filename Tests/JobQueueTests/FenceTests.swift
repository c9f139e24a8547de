import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct FenceTests {
    var database: TestDatabase { .current }

    @Test("a zombie's business transaction is rolled back after its job was rescued")
    func fencedOut() async throws {
        try await database.enqueue(Fixture.job())
        let stale = try #require(try await database.claim(as: 1).first)
        let rescue = RescueJobs(workers: [WorkerID(rawValue: 1)], mostRescues: 5, limit: 10)
        #expect(try await database.pool.execute(rescue).map(\.count) == [1])
        let fresh = try #require(try await database.claim(as: 2).first)

        await #expect(throws: FencedOut(job: stale.id)) {
            try await database.pool.transaction { connection in
                try connection.run(EnqueueJobs([Fixture.job("effect")]))
                try acknowledge(stale, on: connection)
            }
        }
        #expect(try await database.count("ready") == 0)
        try await database.pool.transaction { connection in try acknowledge(fresh, on: connection) }
        #expect(try await database.count("completed") == 1)
        #expect(try await database.count("lease") == 0)
        #expect(fresh.id == stale.id && fresh.attempt == 1 && fresh.rescues == 1)
    }

    @Test("an old fence can neither finish, postpone, release nor dead-letter a job")
    func oldFence() async throws {
        try await database.enqueue(Fixture.job())
        var job = try #require(try await database.claim().first)
        job.fence = Fence(rawValue: job.fence.rawValue + 1000)
        let finished = FinishedJob(id: job.id, fence: job.fence, cancelReason: nil)
        #expect(try await database.pool.execute(FinishJobs(jobs: [finished])).isEmpty)
        let postponed = PostponedJob(id: job.id, fence: job.fence, delay: .zero, error: nil)
        #expect(try await database.pool.execute(PostponeJobs(jobs: [postponed])).isEmpty)
        #expect(try await database.pool.execute(ReleaseJobs(leases: [job.lease])).isEmpty)
        let dead = DeadLetterJob(id: job.id, fence: job.fence, reason: "x")
        #expect(try await database.pool.execute(dead).isEmpty)
        #expect(try await database.count("lease") == 1)
    }

    @Test("a job that is being acknowledged is not rescued under its feet")
    func rescueSkipsLocked() async throws {
        try await database.enqueue(Fixture.job())
        let job = try #require(try await database.claim(as: 1).first)
        let other = try await Connection.connect(database.configuration)
        try await database.pool.transaction { connection in
            try acknowledge(job, on: connection)
        }
        // The same again, with the acknowledging transaction still open.
        try await database.enqueue(Fixture.job())
        _ = try await database.claim(as: 1)
        try await other.executeScript("BEGIN; DELETE FROM queue.lease")
        let rescue = RescueJobs(workers: [WorkerID(rawValue: 1)], mostRescues: 5, limit: 10)
        #expect(try await database.pool.execute(rescue).map(\.count) == [0])
        try await other.executeScript("COMMIT")
        await other.close()
    }

    @Test("released jobs are claimed again with the same attempt")
    func release() async throws {
        try await database.enqueue(Fixture.job())
        let first = try #require(try await database.claim().first)
        #expect(try await database.pool.execute(ReleaseJobs(leases: [first.lease])) == [first.id])
        let second = try #require(try await database.claim().first)
        #expect(second.attempt == 1 && second.fence != first.fence)
    }

    @Test("a batch of acknowledgements and a transaction's own cannot deadlock, whatever their order")
    func batchOrder() async throws {
        _ = try await database.pool.execute(EnqueueJobs((0..<200).map { _ in Fixture.job() }))
        let jobs = try await database.claim(200)
        let finished = jobs.map { FinishedJob(id: $0.id, fence: $0.fence, cancelReason: nil) }
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for batch in [finished, finished.reversed(), finished.shuffled()] {
                group.addTask { [database] in
                    try await database.pool.transaction { connection in
                        try connection.execute(FinishJobs(jobs: batch)).count
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(written == 200)
    }
}
