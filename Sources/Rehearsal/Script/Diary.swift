import Domain
import FoundationEssentials

/// Finds the days and hours at which people act.
///
/// Acts fall on three hours of the day, so that many cases act at the same moment and all of them after the morning's
/// letters, which go out at nine.
struct Diary: Sendable {
    let calendar: WorkingCalendar
    let dice: Dice
    let ordinal: Int

    private static let hours = [10, 13, 16]

    func moment(on day: CalendarDay, _ step: String) -> Date {
        let hour = dice.number(below: Self.hours.count, ordinal, step + " hour")
        return LondonTime.at(hour: Self.hours[hour], minute: 0, on: day)
    }

    /// On the `range`-th working day after `day`, for people who work in an office.
    func workingDay(_ range: ClosedRange<Int>, after day: CalendarDay, _ step: String) -> Date {
        moment(on: calendar.day(number(in: range, step), workingDaysAfter: day), step)
    }

    /// On the `range`-th day after `day`, weekend or not, for people at home.
    func anyDay(_ range: ClosedRange<Int>, after day: CalendarDay, _ step: String) -> Date {
        moment(on: day.adding(days: number(in: range, step)), step)
    }

    /// On a working day after `start`, not later than `end`; on `end` itself where there is none.
    func workingDay(after start: CalendarDay, through end: CalendarDay, _ step: String) -> Date {
        let days = days(after: start, through: end).filter(calendar.isWorkingDay)
        return moment(on: dice.choice(of: days, ordinal, step) ?? end, step)
    }

    /// On a day after `start`, not later than `end`.
    func anyDay(after start: CalendarDay, through end: CalendarDay, _ step: String) -> Date {
        moment(on: dice.choice(of: days(after: start, through: end), ordinal, step) ?? end, step)
    }

    private func number(in range: ClosedRange<Int>, _ step: String) -> Int {
        range.lowerBound + dice.number(below: range.count, ordinal, step)
    }

    private func days(after start: CalendarDay, through end: CalendarDay) -> [CalendarDay] {
        start < end ? (start.ordinal + 1...end.ordinal).map(CalendarDay.init(ordinal:)) : []
    }
}
