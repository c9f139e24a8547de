import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct UpkeepTests {
    var database: TestDatabase { .current }

    func reclaim(_ segment: Int16, patient: Bool = false) async throws -> [ReclaimAnswer] {
        try await database.pool.execute(ReclaimSegment(segment: segment, isPatient: patient))
    }

    @Test("a segment with an insert that is not yet committed is never truncated", arguments: [false, true])
    func uncommittedInsert(isPatient: Bool) async throws {
        let writer = try await Connection.connect(database.configuration)
        try await writer.executeScript("BEGIN")
        _ = try await writer.execute(EnqueueJobs([Fixture.job()]))
        try await database.script("INSERT INTO queue.ring (generation) VALUES (1)")
        #expect(try await reclaim(0, patient: isPatient) == [.busy])
        try await writer.executeScript("COMMIT")
        #expect(try await reclaim(0, patient: isPatient) == [.occupied])
        #expect(try await database.claim().count == 1)
        #expect(try await reclaim(0, patient: isPatient) == [.reclaimed])
        await writer.close()
    }

    @Test("a claim that is rolled back brings its rows back, so its segment is not reclaimed under it")
    func uncommittedClaim() async throws {
        try await database.enqueue(Fixture.job())
        let worker = try await Connection.connect(database.configuration)
        try await worker.executeScript(
            "BEGIN; SELECT * FROM queue.claim(0::smallint, 'default', 100::smallint, 0, 10, 1)")
        #expect(try await reclaim(0) == [.busy])
        try await worker.executeScript("ROLLBACK")
        #expect(try await reclaim(0) == [.occupied])
        await worker.close()
    }

    @Test("a full segment is left for the next empty one, and truncated once it is empty")
    func turns() async throws {
        try await database.enqueue(Fixture.job())
        // A row nobody reads pins segment 1, which is passed over.
        try await database.script("INSERT INTO queue.ready_1 VALUES ('nobody', 100, 999999, current_date, 0, 0, false)")
        #expect(try await database.pool.execute(AdvanceRing(fullBytes: 1)) == [2])
        try await database.enqueue(Fixture.job())
        #expect(try await database.claim(segment: 0).count == 1)
        #expect(try await database.claim(segment: 2).count == 1)
        #expect(try await database.pool.execute(ListReclaimableSegments()) == [0])
        #expect(try await database.scheduler().tick().reclaimedSegments == 1)
        #expect(try await database.pool.execute(ListReclaimableSegments()).isEmpty)
    }

    @Test("the table of leases is emptied once it has grown and nobody holds one, even under an old snapshot")
    func reclaimsLeases() async throws {
        func reclaim() async throws -> [ReclaimAnswer] {
            try await database.pool.execute(ReclaimPassage(table: .lease, pastBytes: 1))
        }
        let watcher = try await Connection.connect(database.configuration)
        try await watcher.executeScript("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM queue.job")
        try await database.enqueue(Fixture.job())
        let job = try #require(try await database.claim().first)
        #expect(try await reclaim() == [.occupied])
        let worker = try await Connection.connect(database.configuration)
        try await worker.executeScript("BEGIN")
        _ = try await worker.execute(FinishJobs(jobs: [FinishedJob(id: job.id, fence: job.fence)]))
        #expect(try await reclaim() == [.busy])
        try await worker.executeScript("COMMIT")
        #expect(try await reclaim() == [.reclaimed])
        await worker.close()
        await watcher.close()
    }

    @Test("a small table of leases is left alone")
    func keepsSmallLeases() async throws {
        let pastBytes = QueueUpkeep.Limits().grownPassageBytes
        #expect(try await database.pool.execute(ReclaimPassage(table: .lease, pastBytes: pastBytes)) == [.occupied])
    }

    @Test("when no segment is empty the current one grows")
    func grows() async throws {
        try await database.enqueue(Fixture.job())
        for segment in 1...15 {
            try await database.script(
                "INSERT INTO queue.ready_\(segment) VALUES ('nobody', 100, 1, current_date, 0, 0, false)")
        }
        #expect(try await database.pool.execute(AdvanceRing(fullBytes: 1)) == [0])
        try await database.enqueue(Fixture.job())
        #expect(try await database.claim().count == 2)
    }

    @Test("rows that nobody takes are moved to the siding when empty segments run short, and are found there")
    func evacuates() async throws {
        try await database.enqueue(Fixture.job(), Fixture.job())
        for segment in 1...13 {
            try await database.script(
                "INSERT INTO queue.ready_\(segment) VALUES ('nobody', 100, \(segment), current_date, 0, 0, false)")
        }
        try await database.script("INSERT INTO queue.ring (generation) VALUES (15)")
        try await database.pool.run(EvacuateSegment(limits: QueueUpkeep.Limits()))
        let places = try await database.pool.execute(SweepRing())
        let aged = places.filter { $0.place.lane.rawValue == "default" }
        #expect(aged.map(\.place.segment) == [16] && aged.map(\.age) == [16])
        #expect(try await database.pool.execute(ListReclaimableSegments()) == [0])
        #expect(try await database.claim(segment: 16).count == 2)
        #expect(try await reclaim(16) == [.reclaimed])
    }

    @Test("with empty segments to spare, and with many rows in the oldest, nothing is moved")
    func leavesAlone() async throws {
        try await database.enqueue(Fixture.job())
        try await database.script("INSERT INTO queue.ring (generation) VALUES (1)")
        try await database.pool.run(EvacuateSegment(limits: QueueUpkeep.Limits()))
        #expect(try await database.pool.execute(SweepRing()).map(\.place.segment) == [0])
        var crowded = QueueUpkeep.Limits()
        (crowded.fewEmptySegments, crowded.sparseRows) = (16, 0)
        try await database.pool.run(EvacuateSegment(limits: crowded))
        #expect(try await database.pool.execute(SweepRing()).map(\.place.segment) == [0])
    }

    @Test("partitions exist ahead: days for payloads and history, two years of months for timers")
    func partitionsAhead() async throws {
        let ahead = try await database.pool.execute(ListMissingPartitions())
        #expect(ahead.isEmpty)
    }

    @Test("a payload's day is not dropped while one of its jobs lives")
    func keepsLiveDays() async throws {
        try await database.enqueue(Fixture.job())
        try await database.script(
            """
            SELECT queue.guarantee_day('job', current_date - 100);
            SELECT queue.guarantee_day('job', current_date - 90);
            INSERT INTO queue.retry VALUES (5, current_date - 90, 'default', 100, 0, 0, false, now() + interval '1 day')
            """)
        try await database.pool.run(RemovePartitions(payloadDays: 8, historyDays: 90))
        #expect(try await database.pool.execute(CountOldDays()) == [1])
        try await database.script("DELETE FROM queue.retry")
        try await database.pool.run(RemovePartitions(payloadDays: 8, historyDays: 90))
        #expect(try await database.pool.execute(CountOldDays()) == [0])
        #expect(try await database.claim().count == 1)
    }

    @Test("a partition that somebody attached under another name is not dropped")
    func foreignPartition() async throws {
        try await database.script(
            """
            CREATE TABLE queue.archive (LIKE queue.job INCLUDING ALL);
            ALTER TABLE queue.job ATTACH PARTITION queue.archive FOR VALUES FROM ('2020-01-01') TO ('2020-01-02')
            """)
        try await database.pool.run(RemovePartitions(payloadDays: 8, historyDays: 90))
        try await database.script("SELECT 1 FROM queue.archive")
        #expect(try await Queue(pool: database.pool).cancel([JobID(rawValue: 1)], reason: "test").isEmpty)
    }

    @Test("a partition in use is left for the next time instead of stopping everybody")
    func busyPartition() async throws {
        try await database.script("SELECT queue.guarantee_day('job', current_date - 100)")
        let reader = try await Connection.connect(database.configuration)
        try await reader.executeScript("BEGIN; SELECT count(*) FROM queue.job")
        try await database.pool.run(RemovePartitions(payloadDays: 8, historyDays: 90))
        #expect(try await database.pool.execute(CountOldDays()) == [1])
        try await reader.executeScript("COMMIT")
        await reader.close()
    }

    @Test("no role may call the functions that truncate and drop without being given them")
    func functionsAreRestricted() async throws {
        #expect(try await database.pool.execute(ListPublicFunctions()).isEmpty)
    }

    @Test("the rollup tells what stands where, and a round that went well is noted")
    func depthsAndTick() async throws {
        let queue = Queue(pool: database.pool)
        #expect(try await queue.lastTick() == nil)
        try await database.enqueue(Fixture.job(), Fixture.job())
        _ = try await database.claim(1)
        let report = try await database.scheduler().tick()
        #expect(report.failures.isEmpty)
        let depths = try await queue.depths()
        #expect(depths.map(\.state) == ["leased", "ready"] && depths.allSatisfy { $0.jobs == 1 && $0.oldestAt != nil })
        #expect(try await queue.lastTick() != nil)
    }
}

/// Functions of the queue that every role could call.
private struct ListPublicFunctions: Statement {
    typealias Row = String

    static let sql = """
        SELECT proname::text FROM pg_proc
        WHERE pronamespace = 'queue'::regnamespace AND has_function_privilege('public', oid, 'EXECUTE')
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

private struct ListMissingPartitions: Statement {
    typealias Row = String

    static let sql = """
        SELECT expected.name
        FROM (
            SELECT 'queue.job_' || to_char(current_date + ahead, 'YYYYMMDD') AS name FROM generate_series(0, 3) AS ahead
            UNION ALL
            SELECT 'queue.done_' || to_char(current_date + ahead, 'YYYYMMDD') FROM generate_series(0, 14) AS ahead
            UNION ALL
            SELECT 'queue.timer_' || to_char(current_date + ahead * interval '1 month', 'YYYYMM')
            FROM generate_series(0, 24) AS ahead
        ) AS expected
        WHERE to_regclass(expected.name) IS NULL
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

private struct CountOldDays: Statement {
    typealias Row = Int

    static let sql = """
        SELECT count(*) FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'queue.job'::regclass AND relname < 'job_' || to_char(current_date - 50, 'YYYYMMDD')
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
