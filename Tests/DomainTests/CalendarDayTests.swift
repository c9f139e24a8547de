import Domain
import Foundation
import Testing

@Suite("A calendar day")
struct CalendarDayTests {
    @Test("is the same day as the system's Gregorian calendar for every day of 400 years")
    func agreesWithTheSystemCalendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for ordinal in stride(from: -50_000, through: 100_000, by: 13) {
            let date = Date(timeIntervalSince1970: Double(ordinal) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let day = CalendarDay(ordinal: ordinal)
            #expect(day.year == parts.year && day.month == parts.month && day.day == parts.day)
            let weekday = try #require(parts.weekday)
            #expect(Weekday.allCases[(weekday + 5) % 7] == day.weekday)
        }
    }

    @Test("is read back from what it prints, without a gap between days")
    func readsWhatItPrints() {
        for ordinal in -30_000...60_000 {
            let day = CalendarDay(ordinal: ordinal)
            #expect(CalendarDay(year: day.year, month: day.month, day: day.day) == day)
            #expect(CalendarDay(iso8601: day.iso8601) == day)
        }
    }

    @Test(
        "is not made of a day that does not exist or of other ways to write it",
        arguments: [
            "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
            "2026-1-1", "20260101", "2026/01/01", "2026-01-01T00:00:00Z", " 2026-01-01", "2026-01-0١", "", "+026-01-01",
        ])
    func refuses(_ text: String) {
        #expect(CalendarDay(iso8601: text) == nil)
    }

    @Test("speaks as people write: Mon 20 Apr 2026")
    func speaks() {
        #expect(Sample.day("2026-04-20").spoken == "Mon 20 Apr 2026")
        #expect(Sample.day("2028-02-29").spoken == "Tue 29 Feb 2028")
    }

    @Test(
        "clamps a month's end",
        arguments: [
            ("2028-02-29", 12, "2029-02-28"), ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
            ("2026-08-31", 1, "2026-09-30"), ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-15", -13, "2024-12-15"),
        ])
    func clamps(_ start: String, _ months: Int, _ end: String) {
        #expect(Sample.day(start).adding(months: months).iso8601 == end)
    }

    @Test("is stored as text and read back; other text is refused")
    func codes() throws {
        let data = try JSONEncoder().encode([Sample.day("2026-04-08")])
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-04-08"]"#)
        #expect(try JSONDecoder().decode([CalendarDay].self, from: data) == [Sample.day("2026-04-08")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDay].self, from: Data(#"["8 April"]"#.utf8))
        }
    }
}
