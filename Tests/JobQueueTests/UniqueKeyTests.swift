import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct UniqueKeyTests {
    var database: TestDatabase { .current }

    func job(_ args: String = "{}", key: String = "o2/2026-11", _ conflict: UniqueKey.Conflict = .reject) -> NewJob {
        NewJob(kind: "test", args: Array(args.utf8), unique: UniqueKey(key, onConflict: conflict))
    }

    func args(of claimed: [ClaimedJob]) -> [String] { claimed.map { String(decoding: $0.args, as: UTF8.self) } }

    @Test("a second job with the key of one that waits is not added, and answers that one's id")
    func rejects() async throws {
        let first = try await database.pool.execute(EnqueueJobs([job()]))
        let second = try await database.pool.execute(EnqueueJobs([job("{\"n\": 2}")]))
        #expect(first.map(\.isNew) == [true] && second == [EnqueuedJob(id: first[0].id, isNew: false)])
        #expect(try await database.count("ready") == 1)
    }

    @Test("the key is taken while the job runs or waits for a retry, and free once it has ended in any way")
    func isFreedAtTheEnd() async throws {
        for end in ["finish", "acknowledge", "dead", "cancel"] {
            try await database.enqueue(job())
            let claimed = try #require(try await database.claim(1).first)
            #expect(try await database.pool.execute(EnqueueJobs([job()])).map(\.isNew) == [false])
            try await finish(claimed, by: end)
            let again = try await database.pool.execute(EnqueueJobs([job()]))
            #expect(again.map(\.isNew) == [true], "after \(end)")
            _ = try await Queue(pool: database.pool).cancel(again.map(\.id), reason: "test")
        }
        try await database.enqueue(job())
        let claimed = try #require(try await database.claim(1).first)
        let later = PostponedJob(id: claimed.id, fence: claimed.fence, delay: .seconds(3600), error: "Boom")
        _ = try await database.pool.execute(PostponeJobs(jobs: [later]))
        #expect(try await database.pool.execute(EnqueueJobs([job()])).map(\.isNew) == [false])
    }

    private func finish(_ job: ClaimedJob, by end: String) async throws {
        let finished = FinishedJob(id: job.id, fence: job.fence, cancelReason: end == "cancel" ? "test" : nil)
        switch end {
        case "acknowledge": _ = try await database.pool.execute(AcknowledgeJob(job))
        case "dead": _ = try await database.pool.execute(DeadLetterJob(id: job.id, fence: job.fence, reason: "Boom"))
        default: _ = try await database.pool.execute(FinishJobs(jobs: [finished]))
        }
    }

    @Test("a replacing job takes the place of the one that waits")
    func replaces() async throws {
        try await database.enqueue(job("{\"n\": 1}"))
        let second = try await database.pool.execute(EnqueueJobs([job("{\"n\": 2}", .replace)]))
        #expect(args(of: try await database.claim(10)) == ["{\"n\": 2}"])
        #expect(second.map(\.isNew) == [true])
        #expect(try await database.count("cancelled") == 1)
    }

    @Test("a merging job lays its arguments over those of the one that waits")
    func merges() async throws {
        try await database.enqueue(job("{\"a\": 1, \"b\": 1}"))
        try await database.enqueue(job("{\"b\": 2}", .merge))
        #expect(args(of: try await database.claim(10)) == ["{\"a\": 1, \"b\": 2}"])
    }

    @Test("a replacing job does not disturb one that runs: it comes after it, and keeps the key")
    func succeeds() async throws {
        try await database.enqueue(job("{\"n\": 1}"))
        let running = try #require(try await database.claim(1).first)
        try await database.enqueue(job("{\"n\": 2}", .replace))
        _ = try await database.pool.execute(AcknowledgeJob(running))
        #expect(try await database.pool.execute(EnqueueJobs([job()])).map(\.isNew) == [false])
        #expect(args(of: try await database.claim(10)) == ["{\"n\": 2}"])
    }

    @Test("the same key twice in one statement is one job")
    func withinOneStatement() async throws {
        let rejected = try await database.pool.execute(EnqueueJobs([job(), Fixture.job(), job()]))
        #expect(rejected.map(\.isNew) == [true, true, false] && rejected[2].id == rejected[0].id)
        let merged = try await database.pool.execute(
            EnqueueJobs([job("{\"a\": 1}", key: "k", .merge), job("{\"b\": 1}", key: "k", .merge)]))
        #expect(merged.map(\.isNew) == [false, true] && merged[0].id == merged[1].id)
        #expect(args(of: try await database.claim(10)).last == "{\"a\": 1, \"b\": 1}")
    }

    @Test("a key of a job whose transaction rolled back is free")
    func rollsBack() async throws {
        struct Undone: Error {}
        await #expect(throws: Undone.self) {
            try await database.pool.transaction { [job = job()] connection in
                try connection.run(EnqueueJobs([job]))
                throw Undone()
            }
        }
        #expect(try await database.pool.execute(EnqueueJobs([job()])).map(\.isNew) == [true])
    }

    @Test("a hundred processes with the same key at the same moment add one job")
    func races() async throws {
        let answers = try await withThrowingTaskGroup(of: [EnqueuedJob].self) { group in
            for _ in 0..<100 {
                group.addTask { [database, job = job()] in
                    try await database.pool.transaction { connection in try connection.execute(EnqueueJobs([job])) }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(answers.count { $0.isNew } == 1 && Set(answers.map(\.id)).count == 1)
        #expect(try await database.count("ready") == 1)
    }

    @Test("batches that bring the same keys in opposite order do not wait for each other for ever")
    func oppositeOrder() async throws {
        let keys = (0..<20).map { "key \($0)" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for round in 0..<10 {
                let order = round.isMultiple(of: 2) ? keys : keys.reversed()
                let jobs = order.map { job(key: $0, .replace) }
                group.addTask { [database] in
                    _ = try await database.pool.transaction { connection in try connection.run(EnqueueJobs(jobs)) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.count("ready") == 20)
    }
}
