import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct PeriodicTests {
    var database: TestDatabase { .current }

    /// Once a day, twelve hours away from now, so that no test runs into a fire time.
    static func daily(_ catchUp: CatchUpPolicy = .all(limit: 100), name: String = "daily", args: String = "{}") throws
        -> PeriodicJob
    {
        let hour = (Int(Date().timeIntervalSince1970) / 3600 + 12) % 24
        return PeriodicJob(
            name: name, cron: try CronExpression("0 \(hour) * * *"), catchUp: catchUp, kind: "test",
            args: Array(args.utf8))
    }

    func scheduler(_ jobs: PeriodicJob...) -> QueueScheduler {
        QueueScheduler(
            pool: database.pool, control: database.configuration, periodic: jobs,
            configuration: QueueSchedulerConfiguration(tick: .milliseconds(20)), logger: Fixture.logger)
    }

    /// As if the schedule had last fired then, or been seen for the first time.
    func fired(_ schedule: String = "daily", daysAgo days: Int) async throws {
        try await database.script(
            "INSERT INTO queue.periodic_fire VALUES ('\(schedule)', clock_timestamp() - interval '\(days) days', NULL)")
    }

    @Test("a schedule that is seen for the first time starts then: the past does not fire")
    func firstSeen() async throws {
        let scheduler = scheduler(try Self.daily())
        for _ in 0..<3 { #expect(try await scheduler.tick().firedPeriodic == 0) }
        #expect(try await database.count("job") == 0)
        let fires = try await database.pool.execute(ListFires())
        #expect(fires.count == 1 && fires[0].job == nil)
    }

    @Test(
        "after downtime the policy decides",
        arguments: [(.skip, 0), (.latest, 1), (.all(limit: 2), 2), (.all(limit: 9), 5)] as [(CatchUpPolicy, Int)])
    func catchesUp(catchUp: CatchUpPolicy, jobs: Int) async throws {
        try await fired(daysAgo: 5)
        let scheduler = scheduler(try Self.daily(catchUp))
        #expect(try await scheduler.tick().firedPeriodic == jobs)
        #expect(try await scheduler.tick().firedPeriodic == 0)
        #expect(try await database.count("ready") == jobs)
    }

    @Test("many schedulers at once fire each time once, each with its job")
    func firesOnce() async throws {
        try await fired(daysAgo: 40)
        let job = try Self.daily()
        let jobs = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                let scheduler = scheduler(job)
                group.addTask { try await (0..<5).asyncSum { _ in try await scheduler.tick().firedPeriodic } }
            }
            return try await group.reduce(0, +)
        }
        #expect(jobs == 40)
        #expect(try await database.count("ready") == 40)
        let fires = try await database.pool.execute(ListFires()).compactMap(\.job)
        #expect(fires.count == 40 && fires == Set(fires).sorted())
    }

    @Test("a scheduler that lags behind cannot fire again what was fired and pruned")
    func lagging() async throws {
        try await fired(daysAgo: 5)
        let job = try Self.daily()
        let position = try #require(try await database.pool.execute(ReadSchedules(names: ["daily"])).first)
        let stale = FirePeriodicJob(job: job, times: position.due(for: job))
        #expect(try await database.pool.execute(stale) == [5])
        try await database.pool.run(PruneFires(historyDays: 0))
        #expect(try await database.pool.execute(ListFires()).count == 1)
        #expect(try await database.pool.execute(stale) == [0])
    }

    @Test("a fire that is rolled back leaves neither job nor trace, and fires later")
    func rollsBack() async throws {
        try await fired(daysAgo: 1)
        let job = try Self.daily()
        let position = try #require(try await database.pool.execute(ReadSchedules(names: ["daily"])).first)
        await #expect(throws: CancellationError.self) {
            try await database.pool.transaction { connection in
                try connection.run(FirePeriodicJob(job: job, times: position.due(for: job)))
                throw CancellationError()
            }
        }
        #expect(try await database.count("job") == 0)
        #expect(try await scheduler(job).tick().firedPeriodic == 1)
    }

    @Test("the job learns its schedule and fire time when its args are an object, and runs at once")
    func args() async throws {
        for name in ["object", "text"] { try await fired(name, daysAgo: 1) }
        let handled = TestSignal<String>("args")
        let handler = TestHandler { job, _ in
            handled.send(String(decoding: job.args, as: UTF8.self))
            return .completed
        }
        let object = try Self.daily(name: "object", args: #"{"a": 1, "schedule": "mine"}"#)
        let text = try Self.daily(name: "text", args: #""as it is""#)
        let fireTime = try #require(object.due(after: Date().addingTimeInterval(-86_400), at: Date()).last)
        try await running(scheduler(object, text), database.processor(handler)) { _ in
            let args = [try await handled.wait(), try await handled.wait()]
            #expect(
                args.sorted() == [
                    #""as it is""#,
                    #"{"a": 1, "fire_at": "\#(fireTime.formatted(.iso8601))", "schedule": "object"}"#,
                ])
        }
    }

    @Test("one schedule that the database refuses keeps no other from firing")
    func refused() async throws {
        for name in ["broken", "daily", "other"] { try await fired(name, daysAgo: 1) }
        let scheduler = scheduler(
            try Self.daily(), try Self.daily(name: "broken", args: "no JSON"), try Self.daily(name: "other"))
        let report = try await scheduler.tick()
        #expect(report.firedPeriodic == 2)
        #expect(report.failures.keys.sorted() == ["schedule broken"])
    }

    @Test("pruning keeps the newest fire of each schedule, however old, and what is young")
    func prunes() async throws {
        for days in [400, 300, 200] { try await fired("retired", daysAgo: days) }
        for days in [100, 95, 5, 1] { try await fired(daysAgo: days) }
        try await database.pool.run(PruneFires(historyDays: 90))
        #expect(try await database.pool.execute(ListFires()).map(\.schedule) == ["daily", "daily", "retired"])
    }
}

/// A row of `queue.periodic_fire`, in order.
private struct ListFires: Statement {
    struct Row: Sendable {
        var schedule: String
        var job: JobID?
    }

    static let sql = "SELECT schedule, job_id FROM queue.periodic_fire ORDER BY schedule, fire_at"

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (schedule, job) = try row.decode((String, JobID?).self)
        return Row(schedule: schedule, job: job)
    }
}

extension Sequence where Element == Int {
    fileprivate func asyncSum(_ body: (Int) async throws -> Int) async throws -> Int {
        var sum = 0
        for element in self { sum += try await body(element) }
        return sum
    }
}
