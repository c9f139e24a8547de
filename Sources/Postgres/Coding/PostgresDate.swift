/// A day of the Gregorian calendar without a time or a zone: PostgreSQL's `date`.
public struct PostgresDate: Hashable, Comparable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// `nil` when there is no such day or the database cannot hold it. Years are 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        self.init(daysSinceEpoch: Self.days(year: year, month: month, day: day))
        guard self.year == year, self.month == month, self.day == day else { return nil }
    }

    public static func < (left: PostgresDate, right: PostgresDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension PostgresDate {
    /// Days from 0000-03-01 to 2000-01-01, where PostgreSQL counts from.
    private static let epoch = 730_425

    /// The days since 2000-01-01, by the civil-day algorithm of Howard Hinnant ("chrono-Compatible Low-Level Date
    /// Algorithms"): the year begins in March, so that the leap day is its last.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - epoch
    }

    private init(daysSinceEpoch: Int) {
        let days = daysSinceEpoch + Self.epoch
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

extension PostgresDate: PostgresScalar {
    public static var postgresType: PostgresType { .date }
    public static var postgresArrayType: PostgresType { .dateArray }

    public func encodePostgres(into bytes: inout [UInt8]) {
        Int32(truncatingIfNeeded: Self.days(year: year, month: month, day: day)).appendBigEndian(to: &bytes)
    }

    /// - Throws: `CodingProblem.outOfRange` for infinite dates and years outside 1 to 9999.
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        guard type == .date else { throw CodingProblem.typeMismatch }
        let days = Int(try Int32(bigEndianBytes: bytes))
        guard Self.representable.contains(days) else { throw CodingProblem.outOfRange }
        self.init(daysSinceEpoch: days)
    }

    private static let representable = days(year: 1, month: 1, day: 1)...days(year: 9999, month: 12, day: 31)
}
