import FoundationEssentials
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct EnqueueTests {
    struct Undone: Error {}

    var database: TestDatabase { .current }

    @Test("a job that was enqueued in a transaction that rolled back does not exist")
    func rollsBack() async throws {
        await #expect(throws: Undone.self) {
            try await database.pool.transaction { connection in
                try connection.run(EnqueueJobs([Fixture.job()]))
                throw Undone()
            }
        }
        #expect(try await database.count("ready") == 0)
        #expect(try await database.count("job") == 0)
    }

    @Test("ids come back in the order given, and the payload comes back as it was")
    func keepsOrder() async throws {
        let subject = UUID()
        let jobs = (0..<50).map { Fixture.job(args: "{\"n\": \($0)}", subject: subject, maxAttempts: 7) }
        let ids = try await database.pool.execute(EnqueueJobs(jobs)).map(\.id)
        #expect(ids == ids.sorted() && ids.count == 50)
        let claimed = try await database.claim(50)
        #expect(claimed.map(\.id) == ids)
        #expect(claimed.map { String(decoding: $0.args, as: UTF8.self) } == (0..<50).map { "{\"n\": \($0)}" })
        #expect(claimed.allSatisfy { $0.subject == subject && $0.maxAttempts == 7 && $0.attempt == 1 })
    }

    @Test("nothing to enqueue is not an error")
    func empty() async throws {
        #expect(try await database.pool.execute(EnqueueJobs([])).isEmpty)
    }

    @Test("enqueue and claim refuse a transaction that cannot see what was committed meanwhile")
    func refusesOtherLevels() async throws {
        await #expect(throws: PostgresError.self) {
            try await database.pool.transaction(isolation: .repeatableRead) { connection in
                try connection.run(EnqueueJobs([Fixture.job()]))
            }
        }
    }

    @Test("a provider's jobs stand in a lane of their own")
    func lanes() async throws {
        let job = NewJob(kind: "test", args: Array("{}".utf8), queue: "mail", provider: "o2")
        _ = try await database.pool.execute(EnqueueJobs([job]))
        let places = try await database.pool.execute(SweepRing())
        #expect(places.map(\.place.lane.rawValue) == ["mail/o2"])
    }
}

@Suite(.database) struct CopyTests {
    var database: TestDatabase { .current }

    @Test("copied jobs are as those that were enqueued, in the order given")
    func sameAsEnqueued() async throws {
        let expires = Date(timeIntervalSince1970: 4_000_000_000)
        let jobs = (0..<3000).map { number in
            NewJob(
                kind: "test", args: Array("{\"n\": \(number)}".utf8), queue: "mail", provider: "o2", priority: 7,
                subject: UUID(), maxAttempts: 3, expiresAt: expires)
        }
        let ids = try await database.pool.transaction { connection in try CopyJobs(jobs).run(on: connection) }
        let place = RingPlace(segment: 0, lane: Lane(rawValue: "mail/o2"), priority: 7)
        let claimed = try await database.pool.execute(
            ClaimJobs(place: place, after: JobID(rawValue: 0), limit: 5000, worker: WorkerID(rawValue: 1)))
        #expect(claimed.map(\.id) == ids && ids == ids.sorted())
        #expect(claimed.map(\.args) == jobs.map(\.args) && claimed.map(\.subject) == jobs.map(\.subject))
        #expect(claimed.allSatisfy { $0.maxAttempts == 3 && !$0.isExpired && $0.provider == "o2" })
    }

    @Test("a copy that is rolled back adds nothing, and none of nothing is no error")
    func rollsBack() async throws {
        struct Undone: Error {}
        await #expect(throws: Undone.self) {
            try await database.pool.transaction { connection in
                _ = try CopyJobs([Fixture.job()]).run(on: connection)
                throw Undone()
            }
        }
        let none = try await database.pool.transaction { connection in try CopyJobs([]).run(on: connection) }
        #expect(none.isEmpty)
        #expect(try await database.count("ready") == 0)
    }
}

@Suite(.database) struct ClaimTests {
    var database: TestDatabase { .current }

    @Test("two claims at the same time share no job and leave none")
    func noOverlap() async throws {
        let ids = try await database.pool.execute(EnqueueJobs((0..<400).map { _ in Fixture.job() })).map(\.id)
        let claimed = try await withThrowingTaskGroup(of: [ClaimedJob].self) { group in
            for worker in 1...8 {
                group.addTask { [database] in
                    try await database.pool.transaction { connection in
                        let place = RingPlace(segment: 0, lane: Lane(rawValue: "default"), priority: 100)
                        return try connection.execute(
                            ClaimJobs(
                                place: place, after: JobID(rawValue: 0), limit: 50,
                                worker: WorkerID(rawValue: Int64(worker))))
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        // A claim that runs beside others may come back short; what it missed is claimed next.
        let all = claimed + (try await database.claim(400))
        #expect(all.map(\.id).sorted() == ids)
        #expect(Set(all.map(\.fence)).count == 400)
    }

    @Test("the sweep finds a row that was inserted late into an old segment")
    func lateRow() async throws {
        try await database.script(
            """
            INSERT INTO queue.ring (generation) VALUES (21);
            INSERT INTO queue.job (id, day, kind, args, queue, priority, max_attempts, enqueued_at)
            VALUES (nextval('queue.job_id'), current_date, 'test', '{}', 'default', 100, 20, now());
            INSERT INTO queue.ready_3 (lane, priority, id, day, attempt, rescues, has_key)
            SELECT 'default', 100, id, day, 0, 0, false FROM queue.job
            """)
        let places = try await database.pool.execute(SweepRing())
        #expect(places.map(\.place.segment) == [3])
        #expect(places.map(\.age) == [2])
        let done = TestSignal<JobID>("job")
        try await running(
            database.processor(
                TestHandler { job, _ in
                    done.send(job.id); return .completed
                })
        ) { _ in
            _ = try await done.wait()
        }
    }

    @Test("a sweep names the first row of each segment, lane and priority")
    func sweepNamesFirsts() async throws {
        try await database.enqueue(Fixture.job(priority: 5), Fixture.job(), Fixture.job())
        try await database.script("INSERT INTO queue.ring (generation) VALUES (1)")
        try await database.enqueue(Fixture.job())
        let swept = try await database.pool.execute(SweepRing())
        #expect(
            swept.map { [$0.place.segment, $0.age, $0.place.priority] } == [[0, 1, 5], [0, 1, 100], [1, 0, 100]])
        #expect(swept.map(\.firstID.rawValue) == [1, 2, 4])
    }

    @Test("the claim walks the primary key of its own segment and reads no table to its end")
    func usesIndex() async throws {
        try await database.enqueue(Fixture.job())
        let plan = try await database.pool.transaction { connection in
            try connection.executeScript(
                "SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan")
            return try connection.execute(ExplainClaim()).joined(separator: "\n")
        }
        #expect(plan.contains("Index Scan using ready_0_pkey"))
        #expect(plan.contains("Tid Scan on ready_0"))
        #expect(!plan.contains("Seq Scan"))
    }
}

/// The locking and deleting part of `queue.claim`, as it stands in its body.
private struct ExplainClaim: Statement {
    typealias Row = String

    static let sql = """
        EXPLAIN WITH picked AS MATERIALIZED (
            SELECT ready.ctid
            FROM queue.ready_0 AS ready
            WHERE ready.lane = 'default' AND ready.priority = 100::smallint AND ready.id > 0
            ORDER BY ready.id
            LIMIT 50
            FOR UPDATE SKIP LOCKED
        )
        DELETE FROM queue.ready_0 AS ready
        WHERE ready.ctid = ANY (ARRAY(SELECT picked.ctid FROM picked))
        RETURNING ready.id
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
