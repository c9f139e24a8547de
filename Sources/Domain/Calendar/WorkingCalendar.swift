/// Which days are working days in one division, and how to count them.
///
/// A working day is Monday to Friday and no bank holiday.
public struct WorkingCalendar: Sendable {
    public let division: Division
    /// Names the table of bank holidays; when it changes, open deadlines are computed again.
    public let version: String
    /// The last bank holiday in the table. Past it a working-day date is provisional.
    public let lastKnownDay: CalendarDay
    private let holidays: [CalendarDay: String]

    public init(division: Division, version: String, holidays: [CalendarDay: String]) {
        self.division = division
        self.version = version
        self.holidays = holidays
        lastKnownDay = holidays.keys.max() ?? CalendarDay(ordinal: 0)
    }

    /// The calendar that this release carries (2012 to 2028).
    public static func bundled(_ division: Division) -> WorkingCalendar {
        BankHolidayTable.bundled.calendar(division)
    }

    /// The name of the bank holiday on that day, such as "Christmas Day (substitute day)".
    public func holiday(on day: CalendarDay) -> String? {
        holidays[day]
    }

    public func isWorkingDay(_ day: CalendarDay) -> Bool {
        !day.weekday.isWeekend && holidays[day] == nil
    }

    /// The `count`-th working day after `dayZero`; 0 is `dayZero` itself, whatever day it is.
    public func day(_ count: Int, workingDaysAfter dayZero: CalendarDay) -> CalendarDay {
        walk(count, from: dayZero, step: 1)
    }

    /// The `count`-th working day before `day`; 0 is `day` itself, whatever day it is.
    public func day(_ count: Int, workingDaysBefore day: CalendarDay) -> CalendarDay {
        walk(count, from: day, step: -1)
    }

    public func workingDayOnOrBefore(_ day: CalendarDay) -> CalendarDay {
        isWorkingDay(day) ? day : walk(1, from: day, step: -1)
    }

    public func workingDayOnOrAfter(_ day: CalendarDay) -> CalendarDay {
        isWorkingDay(day) ? day : walk(1, from: day, step: 1)
    }

    /// The day on which a period ends that begins on `dayZero`, which is not counted.
    public func day(_ period: Period, after dayZero: CalendarDay) -> CalendarDay {
        switch period.unit {
        case .hours: dayZero.adding(days: (period.value + 23) / 24)
        case .calendarDays: dayZero.adding(days: period.value)
        case .workingDays: day(period.value, workingDaysAfter: dayZero)
        case .weeks: dayZero.adding(days: period.value * 7)
        case .months: dayZero.adding(months: period.value)
        case .years: dayZero.adding(months: period.value * 12)
        }
    }

    /// The bank holidays between Monday and Friday after `start` up to and including `end`: those that a count of
    /// working days skips.
    public func holidaysSkipped(after start: CalendarDay, through end: CalendarDay) -> [Holiday] {
        guard start < end else { return [] }
        return (1...end.days(since: start)).compactMap { offset in
            let day = start.adding(days: offset)
            guard !day.weekday.isWeekend, let name = holidays[day] else { return nil }
            return Holiday(day: day, name: name)
        }
    }

    private func walk(_ count: Int, from start: CalendarDay, step: Int) -> CalendarDay {
        var day = start
        var left = count
        while left > 0 {
            day = day.adding(days: step)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}

/// A bank holiday and what it is called.
public struct Holiday: Hashable, Codable, Sendable {
    public let day: CalendarDay
    public let name: String

    public init(day: CalendarDay, name: String) {
        self.day = day
        self.name = name
    }
}
