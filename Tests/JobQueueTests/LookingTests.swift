import Foundation
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct LookingTests {
    var database: TestDatabase { .current }
    var queue: Queue { Queue(pool: database.pool) }

    private func fail(_ job: ClaimedJob, _ error: String) async throws {
        _ = try await database.pool.execute(
            PostponeJobs(jobs: [PostponedJob(id: job.id, fence: job.fence, delay: .seconds(60), error: error)]))
    }

    @Test("filters of a list hold together: queue, provider, lane and age")
    func filters() async throws {
        let empty = Array("{}".utf8)
        let ids = try await database.enqueue(
            NewJob(kind: "a", args: empty, queue: "mail", provider: "o2"),
            NewJob(kind: "a", args: empty, queue: "mail"),
            NewJob(kind: "b", args: empty, queue: "cases", provider: "o2"))
        try await database.script(
            "UPDATE queue.job SET enqueued_at = enqueued_at - interval '1 hour' WHERE id = \(ids[1])")
        func listed(_ filter: JobFilter) async throws -> Set<String> { Set(try await queue.list(filter).map(\.id)) }
        let names = ids.map(\.description)
        #expect(try await listed(JobFilter()) == Set(names))
        #expect(try await listed(JobFilter(queue: "mail")) == [names[0], names[1]])
        #expect(try await listed(JobFilter(provider: "o2")) == [names[0], names[2]])
        #expect(try await listed(JobFilter(lane: Lane(rawValue: "mail/o2"))) == [names[0]])
        #expect(try await listed(JobFilter(kind: "b", queue: "mail")) == [])
        #expect(try await listed(JobFilter(olderThan: .seconds(1800))) == [names[1]])
    }

    @Test("a job is shown wherever it stands, with its errors, and after it is over")
    func shows() async throws {
        let subject = UUID()
        let id = try await database.enqueue(Fixture.job(args: "{\"case\": 7}", subject: subject, maxAttempts: 2))[0]
        let ready = try #require(try await queue.show(id))
        #expect(ready.state == .ready && ready.subject == subject && ready.maxAttempts == 2)
        #expect(ready.args == JSONBytes("{\"case\": 7}") && ready.history.isEmpty)
        let claimed = try #require(try await database.claim(1).first)
        let leased = try #require(try await queue.show(id))
        #expect(leased.state == .leased && leased.attempts == 1 && leased.worker == WorkerID(rawValue: 1))
        try await fail(claimed, "Boom")
        let retrying = try #require(try await queue.show(id))
        #expect(retrying.state == .retrying && retrying.dueAt != nil && retrying.history.map(\.error) == ["Boom"])
        _ = try await queue.cancel([id], reason: "enough")
        let over = try #require(try await queue.show(id))
        #expect(over.state == nil && over.history.map(\.outcome) == ["failed", "cancelled"])
    }

    @Test("an attempt that ended well stands in the history as well")
    func showsSuccess() async throws {
        let id = try await database.enqueue(Fixture.job())[0]
        let claimed = try #require(try await database.claim(1).first)
        try await database.pool.transaction { try acknowledge(claimed, on: $0) }
        #expect(try await queue.show(id)?.history.map(\.outcome) == ["completed"])
    }

    @Test("a dead letter is shown with its errors, even when the history is gone, and with its steps")
    func showsDead() async throws {
        let id = try await database.enqueue(Fixture.job())[0]
        let claimed = try #require(try await database.claim(1).first)
        try await database.script(
            "INSERT INTO queue.step (day, job_id, name, result) SELECT day, id, 'sent', '{\"to\": 3}' FROM queue.job")
        #expect(try await queue.show(id)?.steps.map(\.name) == ["sent"])
        _ = try await database.pool.execute(DeadLetterJob(id: id, fence: claimed.fence, reason: "Boom"))
        try await database.script("DELETE FROM queue.done")
        let dead = try #require(try await queue.show(id))
        #expect(dead.state == .dead && dead.reason == "Boom" && dead.attempts == 1)
        #expect(dead.history.map(\.error) == ["Boom"] && dead.steps.map(\.result) == [JSONBytes("{\"to\": 3}")])
    }

    @Test("who holds a unique key, and what is asked to end, is shown; what never was is not")
    func showsKeyAndCancellation() async throws {
        let keyed = NewJob(kind: "test", args: Array("{}".utf8), unique: UniqueKey("case-7"))
        let id = try await database.enqueue(keyed)[0]
        _ = try await database.claim(1)
        _ = try await queue.cancel([id], reason: "withdrawn")
        let shown = try #require(try await queue.show(id))
        #expect(shown.uniqueKey == "case-7" && shown.cancellation == "withdrawn")
        #expect(try await queue.show(JobID(rawValue: 4711)) == nil)
    }

    @Test("a timer is shown until it has fired")
    func showsTimer() async throws {
        let timer = Fixture.timer(due: Date(timeIntervalSinceNow: -1))
        _ = try await database.pool.execute(ScheduleTimers([timer]))
        let shown = try #require(try await queue.showTimer(timer.id))
        #expect(shown.state == .armed && shown.kind == "deadline" && shown.dueAt != nil)
        try await database.scheduler().tick()
        #expect(try await queue.showTimer(timer.id) == nil)
    }

    @Test("many dead letters are sent again in pieces, each once, however soon they die again")
    func retriesInPieces() async throws {
        let ids = try await database.enqueue(Fixture.job(), Fixture.job(), Fixture.job())
        for job in try await database.claim(3) {
            _ = try await database.pool.execute(DeadLetterJob(id: job.id, fence: job.fence, reason: "Boom"))
        }
        let first = try await queue.retryDeadLetters(RetryDeadLetters(reason: "Boom", limit: 2))
        #expect(Set(first) == Set(ids[..<2]))
        let again = try #require(try await database.claim(1).first)
        _ = try await database.pool.execute(DeadLetterJob(id: again.id, fence: again.fence, reason: "Boom"))
        #expect(try await queue.retryDeadLetters(RetryDeadLetters(limit: 2, after: first.max())) == [ids[2]])
    }

    @Test("a report has the dead letters by kind and reason, the pauses, and the leader's figures")
    func reports() async throws {
        try await database.enqueue(Fixture.job(), Fixture.job())
        let job = try #require(try await database.claim(1).first)
        _ = try await database.pool.execute(DeadLetterJob(id: job.id, fence: job.fence, reason: "Boom"))
        _ = try await database.pool.execute(ScheduleTimers([Fixture.timer(due: Date(timeIntervalSinceNow: 3600))]))
        _ = try await queue.pause(.kind("test"), reason: "look first")
        try await database.script(
            """
            SELECT queue.take_depths(NULL), queue.take_health();
            INSERT INTO queue.throughput
                (worker_id, seconds, queue, kind, outcome, jobs, run_seconds, wait_seconds, longest_run_seconds)
            VALUES (1, 10, 'default', 'test', 'completed', 120, 1.2, 2.4, 0.5)
            """)
        let report = try await queue.report()
        #expect(report.deadLetters.map { "\($0.kind) \($0.reason) \($0.jobs)" } == ["test Boom 1"])
        #expect(report.pauses.map(\.reason) == ["look first"])
        #expect(report.health?.timersArmed == 1)
        #expect(report.depths.map { "\($0.state) \($0.jobs)" } == ["dead 1", "ready 1"])
        #expect(report.rates.map(\.jobsPerSecond) == [2] && report.rates.map(\.runMilliseconds) == [10])
    }
}
