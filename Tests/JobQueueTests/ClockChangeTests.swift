import FoundationEssentials
import Testing

@testable import JobQueue

/// In London the clock is put forward at 01:00 UTC on 29 March 2026 and 28 March 2027, and back at 01:00 UTC on
/// 25 October 2026 and 31 October 2027.
@Suite struct ClockChangeTests {
    func fires(_ cron: String, _ count: Int, after start: String, in zone: String = "Europe/London") throws -> [String]
    {
        let fires = try CronExpression(cron).fires(count, after: instant(start), in: .named(zone))
        return fires.map { $0.formatted(.iso8601) }
    }

    @Test("a time of day on the London clock keeps its hour over both changes of 2026 and 2027")
    func keepsTheHour() throws {
        #expect(
            try fires("0 9 * * *", 2, after: "2026-03-28T09:00:00Z")
                == ["2026-03-29T08:00:00Z", "2026-03-30T08:00:00Z"])
        #expect(
            try fires("0 9 * * *", 2, after: "2026-10-24T08:00:00Z")
                == ["2026-10-25T09:00:00Z", "2026-10-26T09:00:00Z"])
        #expect(try fires("0 9 * * *", 1, after: "2027-03-27T09:00:00Z") == ["2027-03-28T08:00:00Z"])
        #expect(try fires("0 9 * * *", 1, after: "2027-10-30T08:00:00Z") == ["2027-10-31T09:00:00Z"])
    }

    @Test(
        "a time that does not exist fires once, when the clock jumps past it",
        arguments: [
            ("30 1 * * *", "2026-03-28", ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
            ("30 1 * * *", "2027-03-27", ["2027-03-27T01:30:00Z", "2027-03-28T01:00:00Z", "2027-03-29T00:30:00Z"]),
            ("0 1 29 3 *", "2026-03-28", ["2026-03-29T01:00:00Z", "2027-03-29T00:00:00Z"]),
            (
                "15,45 1,2 * * SUN", "2026-03-28",
                ["2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z", "2026-03-29T01:45:00Z", "2026-04-05T00:15:00Z"]
            ),
            (
                "*/30 * * * *", "2026-03-29",
                ["2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:00:00Z"]
            ),
        ])
    func gap(cron: String, day: String, expected: [String]) throws {
        #expect(try fires(cron, expected.count, after: "\(day)T00:00:00Z") == expected)
    }

    @Test(
        "a time that exists twice fires once, the first time",
        arguments: [
            ("30 1 * * *", "2026-10-24", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
            ("30 1 * * *", "2027-10-30", ["2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"]),
            ("0 1,2 25 10 *", "2026-10-24", ["2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"]),
            (
                "*/30 * * * *", "2026-10-24",
                ["2026-10-24T23:30:00Z", "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z"]
            ),
        ])
    func overlap(cron: String, day: String, expected: [String]) throws {
        #expect(try fires(cron, expected.count, after: "\(day)T23:00:00Z") == expected)
    }

    @Test("a scheduler that asks while the hour runs for the second time is told nothing twice")
    func insideTheOverlap() throws {
        #expect(try fires("30 1 * * *", 1, after: "2026-10-25T01:10:00Z") == ["2026-10-26T01:30:00Z"])
        let cron = try CronExpression("30 1 * * *")
        let latest = try cron.latest(
            after: instant("2026-10-24T12:00:00Z"), upTo: instant("2026-10-25T01:10:00Z"), in: .named("Europe/London"))
        #expect(try latest == instant("2026-10-25T00:30:00Z"))
    }

    @Test("changes of half an hour, across midnight and of a whole day are passed like any other")
    func otherZones() throws {
        // Lord Howe Island: 02:00 becomes 02:30.
        #expect(
            try fires("15 2 * * *", 2, after: "2026-10-02T16:00:00Z", in: "Australia/Lord_Howe")
                == ["2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"])
        // Cuba: midnight becomes 01:00.
        #expect(
            try fires("0 0 * * *", 2, after: "2026-03-07T12:00:00Z", in: "America/Havana")
                == ["2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"])
        // Samoa had no 30 December 2011.
        #expect(
            try fires("0 12 * * *", 3, after: "2011-12-29T00:00:00Z", in: "Pacific/Apia")
                == ["2011-12-29T22:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z"])
    }

    @Test("going forward and going back find the same times, minute by minute through both changes")
    func forwardAndBack() throws {
        let (cron, london) = (try CronExpression("*/20 0-3 * * *"), try TimeZone.named("Europe/London"))
        for night in ["2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z"] {
            let start = try instant(night)
            let fires = cron.fires(40, after: start, in: london)
            for minute in 0..<(8 * 60) {
                let now = start.addingTimeInterval(Double(minute) * 60 + 1)
                #expect(cron.latest(after: start, upTo: now, in: london) == fires.last { $0 <= now })
                #expect(cron.next(after: now, in: london) == fires.first { $0 > now })
            }
        }
    }

    @Test("a zone that nobody knows is refused by name")
    func unknownZone() {
        #expect(throws: UnknownTimeZone(name: "Europe/Londn")) { try TimeZone.named("Europe/Londn") }
    }
}
