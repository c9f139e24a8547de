/// A month of the Gregorian calendar; what happened in it, happened on its days in London.
public struct Month: Hashable, Sendable {
    /// Months since January of the year 0.
    private let ordinal: Int

    private init(ordinal: Int) {
        self.ordinal = ordinal
    }

    public init(of day: CalendarDay) {
        ordinal = day.year * 12 + day.month - 1
    }

    /// Exactly `YYYY-MM`, and a month that exists; anything else is nil.
    public init?(iso8601 text: some StringProtocol) {
        guard let day = CalendarDay(iso8601: "\(text)-01") else { return nil }
        self.init(of: day)
    }

    /// Its first day.
    public var first: CalendarDay {
        CalendarDay(year: ordinal / 12, month: ordinal % 12 + 1, day: 1) ?? CalendarDay(ordinal: 0)
    }

    /// Its last day.
    public var last: CalendarDay { adding(months: 1).first.adding(days: -1) }

    public func adding(months: Int) -> Month {
        Month(ordinal: ordinal + months)
    }

    /// So many months, oldest first, of which this one is the last.
    public func andBefore(count: Int) -> [Month] {
        (0..<count).map { adding(months: $0 - count + 1) }
    }

    /// `YYYY-MM`.
    public var iso8601: String { String(first.iso8601.prefix(7)) }
}

extension Month: Comparable {
    public static func < (left: Month, right: Month) -> Bool {
        left.ordinal < right.ordinal
    }
}

extension Month: CustomStringConvertible {
    public var description: String { iso8601 }
}
