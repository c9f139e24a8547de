import Domain
import Foundation
import Testing

@Suite("London time")
struct LondonTimeTests {
    @Test("agrees with the tz database on every hour around every clock change from 1996 to 2037")
    func agreesWithTheTimeZoneDatabase() throws {
        let london = try #require(TimeZone(identifier: "Europe/London"))
        for year in 1996...2037 {
            for month in [3, 10] {
                let start = try #require(CalendarDay(year: year, month: month, day: 24)).ordinal
                for hour in 0..<(24 * 9) {
                    let instant = Date(timeIntervalSince1970: Double(start * 86_400 + hour * 3600))
                    #expect(LondonTime.isSummerTime(instant) == (london.secondsFromGMT(for: instant) == 3600))
                }
            }
        }
    }

    @Test("knows the day of an instant just before and after midnight in summer and in winter")
    func knowsTheDay() throws {
        #expect(LondonTime.day(of: try instant("2026-07-01T22:59:59Z")) == Sample.day("2026-07-01"))
        #expect(LondonTime.day(of: try instant("2026-07-01T23:00:00Z")) == Sample.day("2026-07-02"))
        #expect(LondonTime.day(of: try instant("2026-12-01T23:59:59Z")) == Sample.day("2026-12-01"))
        #expect(LondonTime.day(of: try instant("2026-12-02T00:00:00Z")) == Sample.day("2026-12-02"))
        #expect(LondonTime.day(of: Date(timeIntervalSince1970: -0.5)) == Sample.day("1969-12-31"))
    }

    @Test(
        "ends a day at 23:59:59 by the London clock, also on the days of the clock changes",
        arguments: [
            ("2026-03-28", "2026-03-28T23:59:59Z"), ("2026-03-29", "2026-03-29T22:59:59Z"),
            ("2026-10-24", "2026-10-24T22:59:59Z"), ("2026-10-25", "2026-10-25T23:59:59Z"),
            ("2026-07-15", "2026-07-15T22:59:59Z"), ("2026-12-31", "2026-12-31T23:59:59Z"),
        ])
    func endsTheDay(_ day: String, _ end: String) throws {
        #expect(LondonTime.endOfDay(Sample.day(day)) == (try instant(end)))
    }

    @Test("makes days of 23, 24 and 25 hours, and every day ends where the next begins")
    func lengthsOfDays() {
        let lengths = (0..<365).map { offset in
            let day = Sample.day("2026-01-01").adding(days: offset)
            #expect(LondonTime.endOfDay(day).addingTimeInterval(1) == LondonTime.startOfDay(day.adding(days: 1)))
            #expect(LondonTime.day(of: LondonTime.startOfDay(day)) == day)
            #expect(LondonTime.day(of: LondonTime.endOfDay(day)) == day)
            return LondonTime.startOfDay(day.adding(days: 1)).timeIntervalSince(LondonTime.startOfDay(day)) / 3600
        }
        #expect(lengths.filter { $0 == 23 }.count == 1)
        #expect(lengths.filter { $0 == 25 }.count == 1)
        #expect(lengths.filter { $0 == 24 }.count == 363)
    }

    @Test("puts a time that the spring change skips an hour later, and one that the autumn repeats first")
    func timesAroundTheChanges() throws {
        let spring = LondonTime.at(hour: 1, minute: 30, on: Sample.day("2026-03-29"))
        #expect(spring == (try instant("2026-03-29T01:30:00Z")))
        let autumn = LondonTime.at(hour: 1, minute: 30, on: Sample.day("2026-10-25"))
        #expect(autumn == (try instant("2026-10-25T00:30:00Z")))
        #expect(
            LondonTime.at(hour: 9, minute: 0, on: Sample.day("2026-07-01")) == (try instant("2026-07-01T08:00:00Z")))
    }

    private func instant(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    @Test("The clock shows London's time, in summer and in winter")
    func clockTime() {
        for day in ["2026-06-01", "2026-12-01"] {
            let instant = LondonTime.at(hour: 9, minute: 5, on: Sample.day(day))
            #expect(LondonTime.clockTime(of: instant) == "09:05")
        }
        #expect(LondonTime.clockTime(of: LondonTime.endOfDay(Sample.day("2026-06-01"))) == "23:59")
    }
}
