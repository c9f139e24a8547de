import Postgres
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct StepTests {
    struct Boom: Error {}

    var database: TestDatabase { .current }

    @Test("a retry does not repeat the step that was done, and gets what it came to")
    func retry() async throws {
        let effects = Mutex<[String]>([])
        let answers = TestSignal<String>("answer")
        let handler = TestHandler { job, context in
            let first = try await context.step("register") {
                effects.withLock { $0.append("register") }
                return "number 7"
            }
            _ =
                try await context.step("announce") {
                    effects.withLock { $0.append("announce \(job.attempt)") }
                    if job.attempt == 1 { throw Boom() }
                } as Nothing
            answers.send(first)
            return .completed
        }
        try await database.enqueue(Fixture.job())
        try await running(database.processor(handler), database.scheduler()) { _ in
            let answer = try await answers.wait()
            #expect(answer == "number 7")
        }
        #expect(effects.withLock { $0 } == ["register", "announce 1", "announce 2"])
    }

    @Test(
        "a dead letter that is sent again does not repeat its steps, on the same day or when its day is gone",
        arguments: [false, true])
    func resent(dayIsGone: Bool) async throws {
        let id = try await database.enqueue(Fixture.job())[0]
        let claimed = try #require(try await database.claim(1).first)
        let step = RecordStep(id: id, fence: claimed.fence, name: "register", result: JSONBytes("7"))
        #expect(try await database.pool.execute(step) == [id])
        _ = try await database.pool.execute(DeadLetterJob(id: id, fence: claimed.fence, reason: "Boom"))
        if dayIsGone { try await database.script("TRUNCATE queue.step") }
        #expect(try await Queue(pool: database.pool).retryDeadLetter(id))
        _ = try await database.claim(1)
        #expect(try await database.pool.execute(FindStep(id: id, name: "register")) == [JSONBytes("7")])
    }

    @Test("a worker that lost the job records nothing")
    func fencedOut() async throws {
        let id = try await database.enqueue(Fixture.job())[0]
        _ = try await database.claim(1)
        let step = RecordStep(id: id, fence: Fence(rawValue: 0), name: "register", result: JSONBytes("7"))
        #expect(try await database.pool.execute(step).isEmpty)
    }
}

/// A step without a result.
private struct Nothing: Codable, Sendable {}

extension JobContext {
    fileprivate func step(_ name: String, _ effect: () async throws -> Void) async throws -> Nothing {
        try await step(name) {
            try await effect()
            return Nothing()
        }
    }
}
