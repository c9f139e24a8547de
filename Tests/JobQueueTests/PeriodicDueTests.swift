import FoundationEssentials
import Testing

@testable import JobQueue

@Suite struct PeriodicDueTests {
    /// Every day at 03:00 in GMT.
    func due(
        _ catchUp: CatchUpPolicy, after last: String, at now: String, cron: String = "0 3 * * *"
    ) throws -> [String] {
        let job = PeriodicJob(name: "nightly", cron: try CronExpression(cron), catchUp: catchUp, kind: "test")
        return try job.due(after: instant(last), at: instant(now)).map { $0.formatted(.iso8601) }
    }

    @Test(
        "in its time a schedule fires once, whatever its policy",
        arguments: [.skip, .latest, .all(limit: 9)] as [CatchUpPolicy])
    func inTime(catchUp: CatchUpPolicy) throws {
        #expect(try due(catchUp, after: "2026-05-01T03:00:00Z", at: "2026-05-02T02:59:59Z").isEmpty)
        #expect(try due(catchUp, after: "2026-05-01T03:00:00Z", at: "2026-05-02T03:00:00Z") == ["2026-05-02T03:00:00Z"])
        #expect(try due(catchUp, after: "2026-05-02T03:00:00Z", at: "2026-05-02T03:00:01Z").isEmpty)
    }

    @Test("skip lets go what passed a minute ago or earlier, and fires what is only late")
    func skip() throws {
        #expect(try due(.skip, after: "2026-05-01T03:00:00Z", at: "2026-05-02T03:00:59Z") == ["2026-05-02T03:00:00Z"])
        #expect(try due(.skip, after: "2026-05-01T03:00:00Z", at: "2026-05-02T03:01:00Z").isEmpty)
        #expect(
            try due(.skip, after: "2026-05-01T03:00:00Z", at: "2026-05-05T03:30:30Z", cron: "* * * * *")
                == ["2026-05-05T03:30:00Z"])
    }

    @Test("latest fires one of all that passed, however many they were")
    func latest() throws {
        #expect(try due(.latest, after: "2026-05-01T03:00:00Z", at: "2026-05-05T02:00:00Z") == ["2026-05-04T03:00:00Z"])
        #expect(
            try due(.latest, after: "2001-01-01T00:00:00Z", at: "2026-05-05T02:00:30Z", cron: "* * * * *")
                == ["2026-05-05T02:00:00Z"])
    }

    @Test("all fires the latest ones up to its limit, in their order")
    func all() throws {
        let (last, now) = ("2026-05-01T03:00:00Z", "2026-05-05T12:00:00Z")
        let missed = ["2026-05-02T03:00:00Z", "2026-05-03T03:00:00Z", "2026-05-04T03:00:00Z", "2026-05-05T03:00:00Z"]
        #expect(try due(.all(limit: 9), after: last, at: now) == missed)
        #expect(try due(.all(limit: 2), after: last, at: now) == Array(missed.suffix(2)))
        #expect(try due(.all(limit: 0), after: last, at: now).isEmpty)
    }

    @Test("a clock that was put back fires nothing until it has caught up")
    func backwards() throws {
        #expect(try due(.all(limit: 9), after: "2026-05-09T03:00:00Z", at: "2026-05-05T03:00:00Z").isEmpty)
    }
}
