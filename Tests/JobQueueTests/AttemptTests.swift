import FoundationEssentials
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct AttemptTests {
    struct Boom: Error {}

    var database: TestDatabase { .current }

    @Test("a failed attempt waits out its backoff and the next one is counted")
    func retries() async throws {
        let attempts = TestSignal<Int16>("attempt")
        let handler = TestHandler { job, _ in
            attempts.send(job.attempt)
            if job.attempt < 3 { throw Boom() }
            return .completed
        }
        try await database.enqueue(Fixture.job())
        try await running(database.processor(handler), database.scheduler()) { _ in
            for expected: Int16 in 1...3 { #expect(try await attempts.wait() == expected) }
            try await eventually("completed") { try await database.count("completed") == 1 }
        }
        #expect(try await database.count("failed") == 2)
        #expect(try await database.count("lease") == 0)
    }

    @Test("a retry is not staged before its backoff has passed")
    func waits() async throws {
        try await database.enqueue(Fixture.job())
        let job = try #require(try await database.claim().first)
        let postponed = PostponedJob(id: job.id, fence: job.fence, delay: .seconds(3600), error: "Boom")
        _ = try await database.pool.execute(PostponeJobs(jobs: [postponed]))
        #expect(try await database.scheduler().tick().staged == 0)
        try await database.script("UPDATE queue.retry SET due_at = due_at - interval '1 hour'")
        #expect(try await database.scheduler().tick().staged == 1)
        #expect(try await database.claim().map(\.attempt) == [2])
    }

    @Test("a snooze spends no attempt")
    func snoozes() async throws {
        let attempts = TestSignal<Int16>("attempt")
        let isFirst = Atomic(true)
        let handler = TestHandler { job, _ in
            attempts.send(job.attempt)
            return isFirst.exchange(false, ordering: .relaxed) ? .snoozed(for: .milliseconds(1)) : .completed
        }
        try await database.enqueue(Fixture.job(maxAttempts: 1))
        try await running(database.processor(handler), database.scheduler()) { _ in
            #expect(try await attempts.wait() == 1)
            #expect(try await attempts.wait() == 1)
            try await eventually("completed") { try await database.count("completed") == 1 }
        }
        #expect(try await database.count("snoozed") == 1)
    }

    @Test("a cancelled job is over, without another attempt and without a dead letter")
    func cancels() async throws {
        try await database.enqueue(Fixture.job())
        try await running(database.processor(TestHandler { _, _ in .cancelled(reason: "no longer needed\0") })) { _ in
            try await eventually("cancelled") { try await database.count("cancelled") == 1 }
        }
        #expect(try await database.count("dead") == 0)
    }

    @Test("an attempt that takes too long is cancelled and has failed")
    func timesOut() async throws {
        let handler = TestHandler(timeout: .milliseconds(20)) { _, _ in
            try await Task.sleep(for: .seconds(60))
            return .completed
        }
        try await database.enqueue(Fixture.job())
        try await running(database.processor(handler)) { _ in
            try await eventually("failed") { try await database.count("failed") == 1 }
        }
    }

    @Test("a job of a kind without a handler is retried, for a newer worker may know it")
    func unknownKind() async throws {
        try await database.enqueue(Fixture.job("unheard-of"))
        try await running(database.processor(TestHandler { _, _ in .completed })) { _ in
            try await eventually("failed") { try await database.count("failed") == 1 }
        }
        #expect(try await database.count("retry") == 1)
    }

    @Test("a job acknowledged in its own transaction happens once and is not acknowledged again")
    func acknowledgesInTransaction() async throws {
        let handler = TestHandler { [database] job, _ in
            try await database.pool.transaction { connection in
                try acknowledge(job, on: connection)
                try connection.run(EnqueueJobs([NewJob(kind: "effect", args: Array("{}".utf8), queue: "other")]))
            }
            return .acknowledged
        }
        try await database.enqueue(Fixture.job(), Fixture.job())
        try await running(database.processor(handler)) { _ in
            try await eventually("completed") { try await database.count("completed") == 2 }
        }
        #expect(try await database.count("ready") == 2)
        #expect(try await database.count("lease") == 0)
    }
}

@Suite(.database) struct DeadLetterTests {
    struct Boom: Error {}

    var database: TestDatabase { .current }

    @Test("after the last attempt the hook writes in the same transaction, and the errors are kept")
    func deadLetters() async throws {
        let hook: JobRegistry.DeadLetterHook = { connection, job, reason in
            try connection.run(
                EnqueueJobs([
                    NewJob(kind: "staff", args: Array("\"\(reason)\"".utf8), queue: "other", subject: job.subject)
                ]))
        }
        let subject = UUID()
        try await database.enqueue(Fixture.job(subject: subject, maxAttempts: 2))
        let processor = database.processor(onDeadLetter: hook, TestHandler { _, _ in throw Boom() })
        try await running(processor, database.scheduler()) { _ in
            try await eventually("dead") { try await database.count("dead") == 1 }
        }
        let queue = Queue(pool: database.pool)
        let dead = try #require(try await queue.list(state: .dead, subject: subject).first)
        #expect(dead.reason == "Boom" && dead.attempts == 2)
        let errors = String(decoding: try #require(dead.errors).bytes, as: UTF8.self)
        #expect(errors.contains("\"attempt\": 1") && errors.contains("\"attempt\": 2"))
        #expect(try await queue.list(state: .ready, kind: "staff").map(\.subject) == [subject])
    }

    @Test("when the hook fails the job is not dead: it is tried again later")
    func hookFails() async throws {
        try await database.enqueue(Fixture.job(maxAttempts: 1))
        let processor = database.processor(
            onDeadLetter: { _, _, _ in throw Boom() }, TestHandler { _, _ in throw Boom() })
        try await running(processor) { _ in
            try await eventually("retry") { try await database.count("retry") == 1 }
        }
        #expect(try await database.count("dead") == 0)
    }

    @Test("a dead letter is sent again with all its attempts and the same effect keys")
    func resends() async throws {
        let ids = try await database.enqueue(Fixture.job(args: "{\"a\": 1}"), Fixture.job())
        let jobs = try await database.claim()
        for job in jobs {
            _ = try await database.pool.execute(DeadLetterJob(id: job.id, fence: job.fence, reason: "Boom"))
        }
        let queue = Queue(pool: database.pool)
        #expect(try await queue.retryDeadLetter(ids[0]))
        #expect(try await !queue.retryDeadLetter(ids[0]))
        #expect(try await queue.retryDeadLetters(RetryDeadLetters(kind: "another")).isEmpty)
        #expect(try await queue.retryDeadLetters(RetryDeadLetters(kind: "test")) == [ids[1]])
        let again = try await database.claim()
        #expect(again.map(\.id) == ids && again.map(\.attempt) == [1, 1])
        #expect(again.map { $0.effectKey("mail") } == jobs.map { $0.effectKey("mail") })
        #expect(String(decoding: again[0].args, as: UTF8.self) == "{\"a\": 1}")
    }
}
