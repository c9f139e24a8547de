import FoundationEssentials
import Testing

@testable import JobQueue

@Suite struct CronExpressionTests {
    @Test(
        "what is no cron expression is refused, with the field and what would be right",
        arguments: [
            ("* * * *", "\"* * * *\" has 4 fields; a cron expression has five: "),
            ("", "\"\" has 0 fields; "),
            ("0 0 * * * *", "\"0 0 * * * *\" has 6 fields; "),
            ("60 * * * *", "minute: \"60\" is not one of 0-59"),
            ("-1 * * * *", "minute: what stands between two separators is not one of 0-59"),
            ("+5 * * * *", "minute: \"+5\" is not one of 0-59"),
            ("99999999999999999999 * * * *", "minute: \"99999999999999999999\" is not one of 0-59"),
            ("0 24 * * *", "hour: \"24\" is not one of 0-23"),
            ("0 0 0 * *", "day of month: \"0\" is not one of 1-31"),
            ("0 0 32 * *", "day of month: \"32\" is not one of 1-31"),
            ("0 0 MON * *", "day of month: \"MON\" is not one of 1-31"),
            ("0 0 * 13 *", "month: \"13\" is not one of 1-12 or JAN-DEC"),
            ("0 0 * JANUARY *", "month: \"JANUARY\" is not one of 1-12 or JAN-DEC"),
            ("0 0 * * 8", "day of week: \"8\" is not one of 0-7 or SUN-SAT"),
            ("0 22-2 * * *", "hour: \"22-2\" ends before it begins; write 22-23,0-2"),
            ("0 0 * * FRI-MON", "day of week: \"FRI-MON\" ends before it begins; write 5-6,0-1"),
            ("1,,2 * * * *", "minute: what stands between two separators is not one of 0-59"),
            ("1, * * * *", "minute: what stands between two separators is not one of 0-59"),
            ("*/0 * * * *", "minute: \"*/0\" needs a step from 1 to 59"),
            ("*/60 * * * *", "minute: \"*/60\" needs a step from 1 to 59"),
            ("*/x * * * *", "minute: \"*/x\" needs a step from 1 to 59"),
            ("5/10 * * * *", "minute: \"5/10\" has a step without a range; write 5-59/…"),
            ("0 0 30 2 *", "day of month: the months that are named have 29 days at most"),
            ("0 0 31 4,6,9,11 *", "day of month: the months that are named have 30 days at most"),
        ])
    func refuses(text: String, problem: String) {
        let error = #expect(throws: CronError.self) { try CronExpression(text) }
        #expect(error?.description.hasPrefix(problem) == true, "\(error?.description ?? "")")
    }

    @Test(
        "names, lists, ranges and steps mean the same as the numbers they stand for",
        arguments: [
            ("0 0 * JAN,dec MON-Fri", "0 0 * 1,12 1,2,3,4,5"),
            ("0 0 * * SAT-SUN", "0 0 * * 6,0"),
            ("0 0 * * 5-7", "0 0 * * FRI,SAT,SUN"),
            ("0 0 * * 7", "0 0 * * 0"),
            ("0\t 0 * * 0,7", "0 0 * * SUN"),
            ("*/15 * * * *", "0,15,30,45 * * * *"),
            ("0 8-18/5 * * *", "0 8,13,18 * * *"),
            ("5-9,7-11 * * * *", "5,6,7,8,9,10,11 * * * *"),
        ])
    func sameTimes(text: String, plain: String) throws {
        let start = try instant("2026-01-01T00:00:00Z")
        let fires = try CronExpression(text).fires(30, after: start)
        #expect(try fires == CronExpression(plain).fires(30, after: start))
    }

    @Test(
        "the next fire time in GMT",
        arguments: [
            ("* * * * *", "2026-05-01T10:00:00Z", "2026-05-01T10:01:00Z"),
            ("0 9 * * *", "2026-05-01T08:59:59Z", "2026-05-01T09:00:00Z"),
            ("0 9 * * *", "2026-05-01T09:00:00Z", "2026-05-02T09:00:00Z"),
            ("59 23 31 12 *", "2026-12-31T23:59:00Z", "2027-12-31T23:59:00Z"),
            ("0 0 31 * *", "2026-01-31T00:00:00Z", "2026-03-31T00:00:00Z"),
            ("0 0 30 * *", "2026-01-31T00:00:00Z", "2026-03-30T00:00:00Z"),
            ("0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z"),
            ("0 0 29 2 *", "2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z"),
            ("30 4 * * MON-FRI", "2026-05-01T04:30:00Z", "2026-05-04T04:30:00Z"),
            ("0 0 1 JAN *", "1969-06-01T00:00:00Z", "1970-01-01T00:00:00Z"),
        ])
    func next(text: String, after: String, expected: String) throws {
        #expect(try CronExpression(text).next(after: instant(after), in: .gmt) == instant(expected))
    }

    @Test("a moment between two seconds does not hide the fire time at the next one")
    func fractions() throws {
        let nine = try instant("2026-05-01T09:00:00Z")
        #expect(try CronExpression("0 9 * * *").next(after: nine.addingTimeInterval(-0.001), in: .gmt) == nine)
    }

    @Test(
        "of two restricted day fields either is enough; one that begins with * restricts the other",
        arguments: [
            ("0 0 13 * FRI", ["2026-02-06", "2026-02-13", "2026-02-20", "2026-02-27", "2026-03-06", "2026-03-13"]),
            ("0 0 13 * TUE", ["2026-02-03", "2026-02-10", "2026-02-13", "2026-02-17"]),
            ("0 0 13 * *", ["2026-02-13", "2026-03-13", "2026-04-13"]),
            ("0 0 * * FRI", ["2026-02-06", "2026-02-13", "2026-02-20"]),
            ("0 0 */2 * MON", ["2026-02-09", "2026-02-23", "2026-03-09"]),
            ("0 0 30 2 MON", ["2026-02-02", "2026-02-09"]),
        ])
    func eitherDay(text: String, days: [String]) throws {
        let fires = try CronExpression(text).fires(days.count, after: instant("2026-02-01T00:00:00Z"))
        #expect(fires == (try days.map { try instant("\($0)T00:00:00Z") }))
    }

    @Test("29 February at a weekend is found across the year 2100, which has none")
    func rarest() throws {
        let rare = try CronExpression("0 0 29 2 */6")
        #expect(try rare.next(after: instant("2088-02-29T00:00:00Z"), in: .gmt) == instant("2116-02-29T00:00:00Z"))
    }

    @Test("beyond the years that are known there is no next time, and no endless search")
    func extremes() throws {
        let minutely = try CronExpression("* * * * *")
        for seconds in [-Double.infinity, -1e15, 1e15, .infinity, .nan] {
            let instant = Date(timeIntervalSince1970: seconds)
            #expect(minutely.next(after: instant, in: .gmt) == nil)
            #expect(minutely.latest(after: instant, upTo: instant, in: .gmt) == nil)
        }
    }
}

/// `2026-03-29T01:00:00Z`
func instant(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
}

extension CronExpression {
    func fires(_ count: Int, after start: Date, in zone: TimeZone = .gmt) -> [Date] {
        var fires: [Date] = []
        while fires.count < count, let next = next(after: fires.last ?? start, in: zone) { fires.append(next) }
        return fires
    }
}
