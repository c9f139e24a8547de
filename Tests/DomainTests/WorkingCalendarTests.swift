@testable import Domain
import Testing

@Suite("The working calendar")
struct WorkingCalendarTests {
    @Test("knows the bank holidays that differ between the three divisions")
    func differsBetweenDivisions() {
        let easterMonday = Sample.day("2026-04-06")
        #expect(holiday(easterMonday, .englandAndWales) == "Easter Monday")
        #expect(holiday(easterMonday, .scotland) == nil)
        #expect(holiday(easterMonday, .northernIreland) == "Easter Monday")
        #expect(holiday(Sample.day("2026-07-13"), .northernIreland)?.hasPrefix("Battle of the Boyne") == true)
        #expect(holiday(Sample.day("2026-11-30"), .scotland) == "St Andrew’s Day")
        #expect(holiday(Sample.day("2026-12-28"), .englandAndWales) == "Boxing Day (substitute day)")
    }

    @Test("has 15 June 2026 in Scotland, which some published tables miss")
    func hasTheWorldCupHoliday() {
        #expect(holiday(Sample.day("2026-06-15"), .scotland) == "World Cup bank holiday")
        #expect(holiday(Sample.day("2026-06-15"), .englandAndWales) == nil)
    }

    @Test("has every published holiday from 2012 to 2028", arguments: zip(Division.allCases, [140, 158, 174]))
    func hasAll(_ division: Division, _ count: Int) {
        #expect(BankHolidayTable.bundled.holidays[division]?.count == count)
        #expect(WorkingCalendar.bundled(division).lastKnownDay == Sample.day("2028-12-26"))
    }

    @Test("counts exactly n working days, ends on one, and counts the same way back", arguments: Division.allCases)
    func countsBothWays(_ division: Division) {
        let calendar = WorkingCalendar.bundled(division)
        for offset in 0..<900 {
            let start = Sample.day("2026-01-01").adding(days: offset)
            let count = offset % 37 + 1
            let end = calendar.day(count, workingDaysAfter: start)
            let between = (1...end.days(since: start)).filter { calendar.isWorkingDay(start.adding(days: $0)) }
            #expect(between.count == count)
            #expect(calendar.isWorkingDay(end))
            let isSameBack = calendar.day(count, workingDaysBefore: end) == start
            #expect(isSameBack == calendar.isWorkingDay(start))
        }
    }

    @Test("explains every weekday that a count skipped with the holiday's name", arguments: Division.allCases)
    func explainsWhatItSkips(_ division: Division) {
        let calendar = WorkingCalendar.bundled(division)
        for offset in 0..<1000 {
            let start = Sample.day("2026-01-01").adding(days: offset)
            let end = calendar.day(20, workingDaysAfter: start)
            let weekdays = (1...end.days(since: start)).filter { !start.adding(days: $0).weekday.isWeekend }.count
            #expect(weekdays - calendar.holidaysSkipped(after: start, through: end).count == 20)
        }
    }

    @Test("moves a day to the working day before or after, and leaves a working day alone")
    func movesDays() {
        let calendar = WorkingCalendar.bundled(.englandAndWales)
        let goodFriday = Sample.day("2026-04-03")
        #expect(calendar.workingDayOnOrBefore(goodFriday) == Sample.day("2026-04-02"))
        #expect(calendar.workingDayOnOrAfter(goodFriday) == Sample.day("2026-04-07"))
        #expect(calendar.workingDayOnOrAfter(Sample.day("2026-04-07")) == Sample.day("2026-04-07"))
    }

    @Test("rounds hours up to whole days")
    func hours() {
        let calendar = WorkingCalendar.bundled(.englandAndWales)
        let start = Sample.day("2026-04-03")
        #expect(calendar.day(Period(48, .hours), after: start) == Sample.day("2026-04-05"))
        #expect(calendar.day(Period(1, .hours), after: start) == Sample.day("2026-04-04"))
        #expect(calendar.day(Period(0, .hours), after: start) == start)
    }

    @Test("says all that is wrong with a table of bank holidays")
    func refusesABadTable() throws {
        let yaml = """
            version: "1"
            names: {CD: Christmas Day}
            divisions:
              england-and-wales: {2026: "CD 12-25, XX 12-26", 2027: CD 02-30}
              wales: {}
              scotland: {}
            """
        let error = try #require(throws: ProfileError.self) { try BankHolidayTable.load(yaml: yaml) }
        let paths = Set(error.problems.map(\.path))
        #expect(
            paths == [
                "divisions.england-and-wales.2026", "divisions.england-and-wales.2027", "divisions.wales",
                "divisions.northern-ireland",
            ])
    }

    private func holiday(_ day: CalendarDay, _ division: Division) -> String? {
        WorkingCalendar.bundled(division).holiday(on: day)
    }
}
