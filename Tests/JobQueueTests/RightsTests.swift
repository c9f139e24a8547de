import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct RightsTests {
    struct Boom: Error {}

    var database: TestDatabase { .current }

    /// A pool whose role has the rights of these activities and nothing else. Roles belong to the cluster, hence the
    /// database's name in theirs.
    func withRole(
        _ activities: [String], _ body: (ConnectionConfiguration, ConnectionPool) async throws -> Void
    ) async throws {
        let role = "\(database.name)_\(activities.joined(separator: "_"))"
        try await database.script("CREATE ROLE \(role) NOLOGIN")
        for activity in activities { try await database.script("SELECT queue.grant_rights('\(role)', '\(activity)')") }
        var configuration = database.configuration
        configuration.role = role
        let pool = ConnectionPool(configuration: configuration, size: 2)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(configuration, pool))
        } catch {
            result = .failure(error)
        }
        await pool.close()
        try await database.script("DROP OWNED BY \(role); DROP ROLE \(role)")
        try result.get()
    }

    @Test("a worker's rights are enough for every outcome, and a scheduler's for every step")
    func areEnough() async throws {
        try await withRole(["enqueue", "work"]) { control, pool in
            let handler = TestHandler { job, _ in
                switch String(decoding: job.args, as: UTF8.self) {
                case "\"acknowledge\"":
                    try await pool.transaction { connection in try acknowledge(job, on: connection) }
                    return .acknowledged
                case "\"snooze\"" where job.rescues == 0: return .snoozed(for: .seconds(3600))
                case "\"fail\"": throw Boom()
                default: return .completed
                }
            }
            let processor = JobProcessor(
                pool: pool, control: control, registry: JobRegistry([handler]), logger: Fixture.logger)
            _ = try await pool.execute(
                EnqueueJobs(["acknowledge", "snooze", "complete"].map { Fixture.job(args: "\"\($0)\"") }))
            _ = try await pool.execute(EnqueueJobs([Fixture.job(args: "\"fail\"", maxAttempts: 1)]))
            let timer = Fixture.timer(due: Date())
            _ = try await pool.execute(ScheduleTimers([timer, Fixture.timer(due: Date())]))
            _ = try await pool.execute(MoveTimers([(timer.id, Date())]))
            _ = try await pool.execute(CancelTimers(ids: [timer.id]))
            try await running(processor) { _ in
                try await eventually("all outcomes") {
                    let counts = try await (
                        database.count("completed"), database.count("snoozed"), database.count("dead")
                    )
                    return counts == (2, 1, 1)
                }
            }
            #expect(try await database.count("worker") == 0)
        }
        try await database.script("INSERT INTO queue.periodic_fire VALUES ('daily', now() - interval '1 day', NULL)")
        try await withRole(["upkeep"]) { control, pool in
            let scheduler = QueueScheduler(
                pool: pool, control: control,
                periodic: [try PeriodicTests.daily(), try PeriodicTests.daily(name: "new")], logger: Fixture.logger)
            let report = try await scheduler.tick()
            #expect(report.failures.isEmpty && report.fired == 1 && report.firedPeriodic == 1)
            try await pool.run(RemovePartitions(payloadDays: 8, historyDays: 90))
            try await pool.run(PruneFires(historyDays: 0))
        }
        try await withRole(["operate"]) { _, pool in
            let queue = Queue(pool: pool)
            let listed = try await queue.list()
            let sent = try await queue.retryDeadLetters(RetryDeadLetters())
            #expect(listed.count == 4 && sent.count == 1)
            #expect(try await queue.show(sent[0])?.state == .ready)
            #expect(try await queue.report().deadLetters.isEmpty)
            #expect(try await queue.limits().isEmpty)
        }
    }

    @Test("whoever may enqueue can read what the metrics of a process show")
    func measures() async throws {
        try await withRole(["enqueue"]) { _, pool in
            let queue = Queue(pool: pool)
            _ = (try await queue.depths(), try await queue.health(), try await queue.lastTick())
            _ = (try await queue.limits(), try await queue.pauses())
        }
    }

    @Test("whoever may only enqueue can neither claim, nor read payloads, nor empty a table")
    func areNotMore() async throws {
        try await withRole(["enqueue"]) { _, pool in
            for forbidden in [
                "SELECT queue.claim(0::smallint, 'default', 100::smallint, 0, 1, 1)",
                "SELECT args FROM queue.job", "SELECT id FROM queue.ready_0", "DELETE FROM queue.lease",
                "DELETE FROM queue.done", "SELECT queue.truncate_if_empty('lease', NULL, 'false')",
                "SELECT queue.fire_periodic('daily', '{}', 'test', '{}', 'default', NULL, 9::int2, 9::int2)",
                "DELETE FROM queue.periodic_fire", "SELECT queue.remove_partitions(0, 0)",
                "SELECT queue.drop_partitions('done', 'done_9')",
            ] {
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.withConnection { connection in try connection.executeScript(forbidden) }
                }
                #expect(error?.sqlState == .insufficientPrivilege, "\(forbidden)")
            }
        }
    }
}
