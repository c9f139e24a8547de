import Domain
import Testing

/// The worked examples of the rules, one test each.
@Suite("Worked example")
struct RuleVectorTests {
    @Test("6 weeks from 8 Apr 2026 end on 20 May 2026")
    func sixWeeks() {
        #expect(end(Period(6, .weeks), "2026-04-08") == "2026-05-20")
    }

    @Test("8 weeks from 7 Apr 2026 end on 2 Jun 2026")
    func eightWeeks() {
        #expect(end(Period(8, .weeks), "2026-04-07") == "2026-06-02")
    }

    @Test("a complaint made on 7 Apr 2026, a day earlier, opens 13 days later than one made on 8 Apr 2026")
    func opensThirteenDaysLater() throws {
        let earlier = try #require(try opensOn(firstComplainedOn: "2026-04-07"))
        let later = try #require(try opensOn(firstComplainedOn: "2026-04-08"))
        #expect(earlier == Sample.day("2026-06-02"))
        #expect(later == Sample.day("2026-05-20"))
        #expect(earlier.days(since: later) == 13)
    }

    @Test("28 calendar days after an acceptance notified on 10 Dec 2026 end on 7 Jan 2027")
    func compliesInCalendarDays() {
        let deadline = SchemeProfile.communicationsOmbudsmanStyle.deadline(
            .compliance, from: "the provider was told of the acceptance", on: Sample.day("2026-12-10"))
        #expect(deadline.dueOn == Sample.day("2027-01-07"))
        #expect(deadline.skipped.isEmpty)
    }

    @Test("20 working days from 10 Dec 2026 end on 12 Jan 2027 in England and Wales")
    func compliesInWorkingDays() {
        let deadline = SchemeProfile.cisasStyle.deadline(
            .compliance, from: "the provider was told of the acceptance", on: Sample.day("2026-12-10"))
        #expect(deadline.dueOn == Sample.day("2027-01-12"))
    }

    @Test("20 working days from 10 Dec 2026 end on 13 Jan 2027 in Scotland")
    func twentyDaysInScotland() {
        #expect(end(Period(20, .workingDays), "2026-12-10", .scotland) == "2027-01-13")
    }

    @Test("20 working days from 10 Dec 2026 end on 12 Jan 2027 in Northern Ireland")
    func twentyDaysInNorthernIreland() {
        #expect(end(Period(20, .workingDays), "2026-12-10", .northernIreland) == "2027-01-12")
    }

    @Test("10 working days from Thu 2 Apr 2026 end on Mon 20 Apr 2026 in England and Wales")
    func tenDaysInEngland() {
        #expect(end(Period(10, .workingDays), "2026-04-02") == "2026-04-20")
    }

    @Test("10 working days from Thu 2 Apr 2026 end on Fri 17 Apr 2026 in Scotland")
    func tenDaysInScotland() {
        #expect(end(Period(10, .workingDays), "2026-04-02", .scotland) == "2026-04-17")
    }

    @Test("10 working days from Thu 2 Apr 2026 end on Mon 20 Apr 2026 in Northern Ireland")
    func tenDaysInNorthernIreland() {
        #expect(end(Period(10, .workingDays), "2026-04-02", .northernIreland) == "2026-04-20")
    }

    @Test("12 months from 29 Feb 2028 end on 28 Feb 2029")
    func twelveMonthsFromALeapDay() {
        #expect(end(Period(12, .months), "2028-02-29") == "2029-02-28")
        #expect(end(Period(1, .years), "2028-02-29") == "2029-02-28")
    }

    private func end(_ period: Period, _ dayZero: String, _ division: Division = .englandAndWales) -> String {
        WorkingCalendar.bundled(division).day(period, after: Sample.day(dayZero)).iso8601
    }

    private func opensOn(firstComplainedOn day: String) throws -> CalendarDay? {
        let draft = try Sample.draft(["first_complained_on": .string(day)])
        return Eligibility.assess(draft, referredOn: Sample.day("2026-04-10")).opensOn
    }
}
