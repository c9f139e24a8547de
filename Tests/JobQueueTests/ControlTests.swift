import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct ControlTests {
    var database: TestDatabase { .current }
    var queue: Queue { Queue(pool: database.pool) }

    @Test("a job that waits is cancelled at once, wherever it waits, and is not run")
    func cancelsWaiting() async throws {
        let ids = try await database.enqueue(Fixture.job(), Fixture.job(), Fixture.job(priority: 10))
        let retried = try #require(try await database.claim(1).first)
        _ = try await database.pool.execute(
            PostponeJobs(jobs: [PostponedJob(id: retried.id, fence: retried.fence, delay: .seconds(60), error: "Boom")])
        )
        let cancelled = try await queue.cancel(ids, reason: "no longer wanted")
        #expect(Set(cancelled) == Set(ids.map { CancelledJob(id: $0, isOver: true) }))
        #expect(try await database.count("ready") == 0)
        #expect(try await database.count("retry") == 0)
        #expect(try await database.count("cancelled") == 3)
    }

    @Test("a job that runs is cancelled through its task, and is over")
    func cancelsRunning() async throws {
        let started = TestSignal<JobID>("started")
        let handler = TestHandler { job, _ in
            started.send(job.id)
            try await Task.sleep(for: .seconds(60))
            return .completed
        }
        try await database.enqueue(Fixture.job())
        try await running(database.processor(handler)) { _ in
            let id = try await started.wait()
            #expect(try await queue.cancel([id], reason: "stop") == [CancelledJob(id: id, isOver: false)])
            try await eventually("cancelled") { try await database.count("cancelled") == 1 }
        }
        #expect(try await database.count("lease") == 0)
    }

    @Test("a job that was asked to end and waits again is ended by the next upkeep")
    func cancelsBetweenAttempts() async throws {
        let id = try await database.enqueue(Fixture.job())[0]
        let claimed = try #require(try await database.claim(1).first)
        #expect(try await queue.cancel([id], reason: "stop").map(\.isOver) == [false])
        _ = try await database.pool.execute(ReleaseJobs(leases: [claimed.lease]))
        try await database.scheduler().tick()
        #expect(try await database.count("cancelled") == 1)
        #expect(try await database.count("ready") == 0)
    }

    @Test("an id that is over or unknown is not in the answer")
    func cancelsNothing() async throws {
        #expect(try await queue.cancel([JobID(rawValue: 4711)], reason: "stop").isEmpty)
    }

    @Test("a job whose time is over is not run")
    func expires() async throws {
        let past = NewJob(kind: "test", args: Array("{}".utf8), expiresAt: Date(timeIntervalSinceNow: -1))
        let future = NewJob(kind: "test", args: Array("{}".utf8), expiresAt: Date(timeIntervalSinceNow: 3600))
        let ran = Mutex<[JobID]>([])
        let handler = TestHandler { job, _ in
            ran.withLock { $0.append(job.id) }
            return .completed
        }
        let ids = try await database.enqueue(past, future)
        try await running(database.processor(handler)) { _ in
            try await eventually("both over") {
                try await database.count("cancelled") + database.count("completed") == 2
            }
        }
        #expect(ran.withLock { $0 } == [ids[1]])
    }

    @Test("moved jobs go to the other lane with the other priority; one that runs stays")
    func moves() async throws {
        let ids = try await database.enqueue(Fixture.job(), Fixture.job())
        let running = try #require(try await database.claim(1).first)
        let moved = try await queue.move(ids, to: "mail", provider: "o2", priority: 10)
        #expect(moved == [ids[1]] && running.id == ids[0])
        let places = try await database.pool.execute(SweepRing())
        #expect(places.map(\.place.lane.rawValue) == ["mail/o2"] && places.map(\.place.priority) == [10])
    }

    @Test("dead letters that are discarded are gone, and their history stays")
    func discards() async throws {
        let id = try await database.enqueue(Fixture.job())[0]
        let claimed = try #require(try await database.claim(1).first)
        _ = try await database.pool.execute(DeadLetterJob(id: id, fence: claimed.fence, reason: "Boom"))
        #expect(try await queue.discardDeadLetters([id]) == [id])
        #expect(try await database.count("dead") == 0)
        #expect(try await queue.retryDeadLetter(id) == false)
    }

    @Test(
        "nothing of a paused scope is started until it is resumed; others go on", arguments: ["mail/o2", "mail", "/o2"])
    func pausesScope(scope: String) async throws {
        let ran = TestSignal<String>("ran")
        let handler = TestHandler { job, _ in
            ran.send(job.lane.rawValue)
            return .completed
        }
        #expect(try await queue.pause(.scope(Scope(rawValue: scope)), reason: "test"))
        let orders = Orders(try await database.pool.execute(ReadOrders(worker: WorkerID(rawValue: 1))))
        #expect(orders.isPaused(Lane(rawValue: "mail/o2")) && !orders.isPaused(Lane(rawValue: "default")))
        var cursor = RingCursor()
        cursor.swept(
            [RingCursorTests.swept(RingCursorTests.place(0, "mail/o2"))], reading: ["mail"])
        #expect(cursor.next(under: orders) == nil)
        #expect(try await queue.resume(.scope(Scope(rawValue: scope))))
        _ = try await database.pool.execute(
            EnqueueJobs([NewJob(kind: "test", args: Array("{}".utf8), queue: "default", provider: "o2")]))
        try await running(database.processor(handler)) { _ in
            let lane = try await ran.wait()
            #expect(lane == "default/o2")
        }
    }

    @Test("jobs of a paused kind are put aside without spending an attempt, and resuming makes them due")
    func pausesKind() async throws {
        let ran = TestSignal<Int16>("attempt")
        let handler = TestHandler { job, _ in
            ran.send(job.attempt)
            return .completed
        }
        #expect(try await queue.pause(.kind("test")))
        #expect(try await queue.pauses().map(\.pausable) == [.kind("test")])
        try await database.enqueue(Fixture.job())
        try await running(database.processor(handler), database.scheduler()) { _ in
            try await eventually("parked") {
                try await queue.list(state: .parked).count == 1
            }
            #expect(try await queue.resume(.kind("test")))
            #expect(try await ran.wait() == 1)
        }
    }

    @Test("a job parked by a worker that had not heard of the resume is due at once")
    func parksTooLate() async throws {
        try await database.enqueue(Fixture.job())
        let claimed = try #require(try await database.claim(1).first)
        #expect(try await database.pool.execute(ParkJobs(leases: [claimed.lease])) == [claimed.id])
        #expect(try await queue.list(state: .parked).isEmpty)
        #expect(try await queue.list(state: .retrying).count == 1)
    }

    @Test("an attempt that outlasts its timeout is cancelled and has failed")
    func timesOut() async throws {
        var handler = TestHandler { _, _ in
            try await Task.sleep(for: .seconds(60))
            return .completed
        }
        handler.timeout = .milliseconds(50)
        try await database.enqueue(Fixture.job(maxAttempts: 1))
        try await running(database.processor(handler)) { _ in
            try await eventually("dead") { try await database.count("dead") == 1 }
        }
        #expect(try await queue.list(state: .dead).map(\.reason) == ["timed out"])
    }

    @Test("what workers did stands in the rollup, by kind and outcome, once they have stopped")
    func rollsUp() async throws {
        let handler = TestHandler { _, _ in .completed }
        _ = try await database.pool.execute(EnqueueJobs((0..<30).map { _ in Fixture.job() }))
        let processor = database.processor(handler)
        try await running(processor) { _ in
            try await eventually("all done") { try await database.count("completed") == 30 }
        }
        let rows = try await database.pool.execute(ReadThroughput())
        #expect(rows == ["default test completed 30"])
        #expect(processor.figures.map(\.figures.jobs) == [30])
    }
}

private struct ReadThroughput: Statement {
    typealias Row = String
    static let sql = """
        SELECT concat_ws(' ', queue, kind, outcome, sum(jobs)) FROM queue.throughput GROUP BY queue, kind, outcome
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
