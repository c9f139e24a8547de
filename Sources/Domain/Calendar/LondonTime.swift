public import FoundationEssentials

/// The one place where days become instants: days are days in Europe/London.
///
/// British Summer Time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
/// (Summer Time Act 1972 as amended by the Summer Time Order 2002, S.I. 2002/262). The rule is computed, not looked
/// up, so that it is the same on every machine; it holds from 1996, which a test compares with the tz database.
public enum LondonTime {
    /// The day that it is in London at `instant`.
    public static func day(of instant: Date) -> CalendarDay {
        let seconds = instant.timeIntervalSince1970.rounded(.down) + offset(at: instant)
        return CalendarDay(ordinal: Int((seconds / secondsPerDay).rounded(.down)))
    }

    /// 00:00:00 in London.
    public static func startOfDay(_ day: CalendarDay) -> Date {
        at(hour: 0, minute: 0, on: day)
    }

    /// 23:59:59 in London, the last second in which something due on that day is in time.
    public static func endOfDay(_ day: CalendarDay) -> Date {
        startOfDay(day.adding(days: 1)).addingTimeInterval(-1)
    }

    /// A time of the day on the London clock. A time that the spring change skips (01:00 to 01:59) is one hour
    /// later; one that the autumn change repeats is the first of the two.
    public static func at(hour: Int, minute: Int, on day: CalendarDay) -> Date {
        let wallClock = Double(day.ordinal) * secondsPerDay + Double(hour * 3600 + minute * 60)
        let inSummer = Date(timeIntervalSince1970: wallClock - summerOffset)
        if isSummerTime(inSummer) { return inSummer }
        return Date(timeIntervalSince1970: wallClock)
    }

    /// What the clock in London shows, such as `10:02`.
    public static func clockTime(of instant: Date) -> String {
        let minutes = Int(instant.timeIntervalSince(startOfWallClock(day(of: instant))) + offset(at: instant)) / 60
        return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    private static func startOfWallClock(_ day: CalendarDay) -> Date {
        Date(timeIntervalSince1970: Double(day.ordinal) * secondsPerDay)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Whether clocks in London show British Summer Time.
    public static func isSummerTime(_ instant: Date) -> Bool {
        let seconds = instant.timeIntervalSince1970
        let year = CalendarDay(ordinal: Int((seconds / secondsPerDay).rounded(.down))).year
        return seconds >= changeover(year: year, month: 3) && seconds < changeover(year: year, month: 10)
    }

    private static let secondsPerDay = 86_400.0
    private static let summerOffset = 3600.0

    private static func offset(at instant: Date) -> Double {
        isSummerTime(instant) ? summerOffset : 0
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days, in seconds since 1970.
    private static func changeover(year: Int, month: Int) -> Double {
        guard let lastOfMonth = CalendarDay(year: year, month: month, day: 31) else { return .infinity }
        let daysSinceSunday = (lastOfMonth.ordinal + 4) % 7
        return Double(lastOfMonth.ordinal - daysSinceSunday) * secondsPerDay + 3600
    }
}
