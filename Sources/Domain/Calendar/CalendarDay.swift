/// A day of the Gregorian calendar, without a time and without a time zone.
///
/// Every date in a code of practice is a day: a deadline ends with its day in London (`LondonTime.endOfDay`).
public struct CalendarDay: Hashable, Sendable {
    /// Days since 1 January 1970, which is 0; earlier days are negative.
    public let ordinal: Int

    public init(ordinal: Int) {
        self.ordinal = ordinal
    }

    /// Nil unless the day exists, in the years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.length(ofMonth: month, year: year)).contains(day) else { return nil }
        ordinal = Self.ordinal(year: year, month: month, day: day)
    }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var day: Int { civil.day }

    /// The day of the week.
    public var weekday: Weekday {
        Weekday.allCases[((ordinal + 3) % 7 + 7) % 7]
    }

    public func adding(days: Int) -> CalendarDay {
        CalendarDay(ordinal: ordinal + days)
    }

    /// The same day of the month, `months` later; where that month is shorter, its last day.
    ///
    /// 12 months after 29 February 2028 is 28 February 2029.
    public func adding(months: Int) -> CalendarDay {
        let (year, month, day) = civil
        let monthIndex = year * 12 + (month - 1) + months
        let newYear = Self.floorDivide(monthIndex, 12)
        let newMonth = monthIndex - newYear * 12 + 1
        let newDay = min(day, Self.length(ofMonth: newMonth, year: newYear))
        return CalendarDay(ordinal: Self.ordinal(year: newYear, month: newMonth, day: newDay))
    }

    /// The number of days from `earlier` to this day.
    public func days(since earlier: CalendarDay) -> Int {
        ordinal - earlier.ordinal
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

/// The days of the week, Monday first.
public enum Weekday: String, CaseIterable, Sendable {
    case monday = "Mon"
    case tuesday = "Tue"
    case wednesday = "Wed"
    case thursday = "Thu"
    case friday = "Fri"
    case saturday = "Sat"
    case sunday = "Sun"

    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension CalendarDay {
    // Both conversions count in eras of 400 years (146,097 days) from 1 March of the year 0, so that the leap day
    // is the last of its year: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static let daysPerEra = 146_097
    private static let daysFromMarchOfYearZeroTo1970 = 719_468

    private static func ordinal(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = floorDivide(marchYear, 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysPerEra + dayOfEra - daysFromMarchOfYearZeroTo1970
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let days = ordinal + Self.daysFromMarchOfYearZeroTo1970
        let era = Self.floorDivide(days, Self.daysPerEra)
        let dayOfEra = days - era * Self.daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}

extension CalendarDay: Comparable {
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.ordinal < right.ordinal
    }
}
