/// A day of the Gregorian calendar on some clock.
struct CivilDay {
    /// Days since 1 January 1970.
    let ordinal: Int
    let month: Int
    let day: Int

    /// Counts in eras of 400 years from 1 March of the year 0, so that the leap day is the last of its year: H. Hinnant,
    /// "chrono-Compatible Low-Level Date Algorithms".
    init(ordinal: Int) {
        self.ordinal = ordinal
        let dayOfEra = Self.modulo(ordinal + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    }

    /// 0 is Sunday. 1 January 1970 was a Thursday.
    var weekday: Int { Self.modulo(ordinal + 4, 7) }

    /// The days of a month in the year in which it has most.
    static func longest(month: Int) -> Int {
        switch month {
        case 2: 29
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func modulo(_ number: Int, _ divisor: Int) -> Int {
        (number % divisor + divisor) % divisor
    }
}
