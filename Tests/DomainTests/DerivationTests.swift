@testable import Domain
import Foundation
import Testing

@Suite("A deadline")
struct DerivationTests {
    private let profile = SchemeProfile.cisasStyle

    @Test("explains itself with the bank holidays that it skips")
    func explainsItself() {
        let deadline = profile.deadline(.providerResponse, from: "sent to the provider", on: Sample.day("2026-04-02"))
        #expect(
            deadline.explanation == """
                10 working days from Thu 2 Apr 2026 (day 0); Fri 3 and Mon 6 Apr are bank holidays → Mon 20 Apr 2026
                """)
        #expect(deadline.startEvent == "sent to the provider")
        #expect(deadline.clause == "4.1 The provider's response")
        #expect(deadline.dueAt == LondonTime.endOfDay(Sample.day("2026-04-20")))
    }

    @Test("names a single holiday, and the year where it is another one")
    func namesHolidaysAcrossTheYear() {
        let may = profile.deadline(.comments, from: "event", on: Sample.day("2026-05-01"))
        #expect(
            may.explanation
                == "5 working days from Fri 1 May 2026 (day 0); Mon 4 May is a bank holiday → Mon 11 May 2026")
        let december = profile.deadline(.compliance, from: "event", on: Sample.day("2026-12-10"))
        #expect(
            december.explanation == """
                20 working days from Thu 10 Dec 2026 (day 0); Fri 25, Mon 28 Dec and Fri 1 Jan 2027 are bank holidays \
                → Tue 12 Jan 2027
                """)
    }

    @Test("explains itself in Welsh as well")
    func inWelsh() throws {
        let april = profile.deadline(.providerResponse, from: "event", on: Sample.day("2026-04-02"))
        #expect(
            april.explanationInWelsh == """
                10 diwrnod gwaith o ddydd Iau 2 Ebrill 2026 (diwrnod 0); mae dydd Gwener 3 Ebrill a dydd Llun 6 Ebrill yn \
                wyliau banc → dydd Llun 20 Ebrill 2026
                """)
        let december = profile.deadline(.compliance, from: "event", on: Sample.day("2026-12-10"))
        #expect(december.explanationInWelsh.contains("a dydd Gwener 1 Ionawr 2027 yn wyliau banc"))
        let may = profile.deadline(.comments, from: "event", on: Sample.day("2026-05-01"))
        #expect(may.explanationInWelsh.contains("mae dydd Llun 4 Mai yn ŵyl banc"))
        let late = profile.deadline(.providerResponse, from: "event", on: Sample.day("2028-12-20"))
        #expect(late.explanationInWelsh.hasSuffix("yn hysbys hyd at ddydd Mawrth 26 Rhagfyr 2028)"))
    }

    @Test("says in Welsh why a clock stood still, for every reason of the rules", arguments: Hold.Reason.allCases)
    func pausesInWelsh(reason: Hold.Reason) throws {
        let (from, through) = (Sample.day("2026-06-08"), Sample.day("2026-06-10"))
        let pause = try #require(ClockPause(from: from, through: through, reason: reason.spoken))
        let paused = profile.deadline(.providerResponse, from: "event", on: Sample.day("2026-06-01"), pauses: [pause])
        let words = "o ddydd Llun 8 Mehefin 2026 tan ddydd Mercher 10 Mehefin 2026 (\(reason.spokenInWelsh))"
        #expect(paused.explanationInWelsh.contains(words))
        #expect(reason.spokenInWelsh != reason.spoken)
    }

    @Test(
        "counts in Welsh with the singular, mutated where the number does it",
        arguments: [
            (Period(10, .workingDays), "10 diwrnod gwaith"), (Period(2, .workingDays), "2 ddiwrnod gwaith"),
            (Period(28, .calendarDays), "28 diwrnod calendr"), (Period(6, .weeks), "6 wythnos"),
            (Period(2, .months), "2 fis"), (Period(12, .months), "12 mis"), (Period(1, .years), "1 flwyddyn"),
            (Period(2, .years), "2 flynedd"), (Period(3, .years), "3 blynedd"), (Period(5, .years), "5 mlynedd"),
            (Period(48, .hours), "48 awr"), (Period(0, .calendarDays), "ar unwaith"),
        ])
    func periodsInWelsh(period: Period, words: String) {
        #expect(period.spokenInWelsh == words)
    }

    @Test("in calendar days does not speak of bank holidays")
    func calendarDays() {
        let deadline = SchemeProfile.communicationsOmbudsmanStyle.deadline(
            .compliance, from: "event", on: Sample.day("2026-12-10"))
        #expect(deadline.explanation == "28 calendar days from Thu 10 Dec 2026 (day 0) → Thu 7 Jan 2027")
    }

    @Test("past the last bank holiday known is provisional, and says so, only where it counts working days")
    func provisional() {
        let late = profile.deadline(.providerResponse, from: "event", on: Sample.day("2028-12-20"))
        #expect(late.isProvisional)
        #expect(late.explanation.hasSuffix("(provisional: bank holidays are known up to Tue 26 Dec 2028)"))
        #expect(!profile.deadline(.finalDecision, from: "event", on: Sample.day("2028-12-20")).isProvisional)
        #expect(!profile.deadline(.comments, from: "event", on: Sample.day("2028-12-15")).isProvisional)
    }

    @Test("gives back the days of a pause and tells why")
    func pauses() throws {
        let pause = try #require(
            ClockPause(from: Sample.day("2026-06-08"), through: Sample.day("2026-06-10"), reason: "more time asked for")
        )
        let plain = profile.deadline(.providerResponse, from: "event", on: Sample.day("2026-06-01"))
        let paused = profile.deadline(.providerResponse, from: "event", on: Sample.day("2026-06-01"), pauses: [pause])
        #expect(plain.dueOn == Sample.day("2026-06-15"))
        #expect(paused.dueOn == Sample.day("2026-06-18"))
        #expect(paused.explanation.contains("paused Mon 8 Jun 2026 to Wed 10 Jun 2026 (more time asked for)"))
        #expect(ClockPause(from: Sample.day("2026-06-10"), through: Sample.day("2026-06-08"), reason: "x") == nil)
    }

    @Test("gives back a pause in calendar time as well")
    func pausesCalendarClocks() throws {
        let pause = try #require(
            ClockPause(from: Sample.day("2026-06-05"), through: Sample.day("2026-06-11"), reason: "identity open"))
        let paused = profile.deadline(.finalDecision, from: "event", on: Sample.day("2026-06-01"), pauses: [pause])
        #expect(paused.dueOn == Sample.day("2026-07-20"))
    }

    @Test("is extended only with a reason, an author and within the limit")
    func extensions() throws {
        let limit = Period(10, .workingDays)
        let given = try #require(
            ClockExtension(Period(5, .workingDays), limit: limit, reason: "large file", author: "caseworker 7"))
        let extended = profile.deadline(
            .providerResponse, from: "event", on: Sample.day("2026-06-01"), extensions: [given])
        #expect(extended.dueOn == Sample.day("2026-06-22"))
        #expect(extended.explanation.contains("extended by 5 working days (large file)"))
        #expect(ClockExtension(Period(11, .workingDays), limit: limit, reason: "x", author: "y") == nil)
        #expect(ClockExtension(Period(5, .weeks), limit: limit, reason: "x", author: "y") == nil)
        #expect(ClockExtension(Period(5, .workingDays), limit: limit, reason: "", author: "y") == nil)
        #expect(ClockExtension(Period(5, .workingDays), limit: limit, reason: "x", author: "") == nil)
    }

    @Test("is counted again when a bank holiday is announced late")
    func recalculates() {
        let before = profile.deadline(.comments, from: "event", on: Sample.day("2026-06-11"))
        let calendar = WorkingCalendar(
            division: .englandAndWales, version: "later", holidays: [Sample.day("2026-06-15"): "A late holiday"])
        let after = before.recalculated(with: calendar)
        #expect(before.dueOn == Sample.day("2026-06-18"))
        #expect(after.dueOn == Sample.day("2026-06-19"))
        #expect(after.calendarVersion == "later" && after.skipped.map(\.name) == ["A late holiday"])
    }

    @Test("survives being stored")
    func survivesStorage() throws {
        let deadline = profile.deadline(.compliance, from: "event", on: Sample.day("2026-12-10"))
        let stored = try JSONEncoder().encode(deadline)
        #expect(try JSONDecoder().decode(Derivation.self, from: stored) == deadline)
    }
}
