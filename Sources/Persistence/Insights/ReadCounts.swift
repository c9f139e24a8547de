public import Domain
public import Postgres

/// Complaints by month and property, of all providers or of one.
public struct ReadMonthlyCounts: Statement {
    public static let sql = """
        SELECT month, property, value, sum(cases)::bigint
        FROM redress.monthly_count
        WHERE month BETWEEN $1 AND $2 AND ($3::text IS NULL OR provider_id = $3)
        GROUP BY month, property, value
        """

    private let months: [Month]
    private let provider: ProviderID?

    /// - Parameter months: one after the other
    public init(of provider: ProviderID?, in months: [Month]) {
        self.months = months
        self.provider = provider
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(months.first?.first)
        bindings.append(months.last?.first)
        bindings.append(provider?.rawValue)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> MonthlyCount {
        let (month, property, value, cases) = try row.decode((CalendarDay, String, String, Int).self)
        guard let property = MonthlyCount.Property(rawValue: property) else {
            throw CorruptRow(table: "monthly_count", column: "property")
        }
        return MonthlyCount(month: Month(of: month), property: property, value: value, cases: cases)
    }
}

/// All complaints by month, provider for provider.
public struct ReadProviderCounts: Statement {
    public static let sql = """
        SELECT provider_id, month, cases::bigint
        FROM redress.monthly_count
        WHERE month BETWEEN $1 AND $2 AND property = 'all'
        """

    private let months: [Month]

    /// - Parameter months: one after the other
    public init(in months: [Month]) {
        self.months = months
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(months.first?.first)
        bindings.append(months.last?.first)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> (provider: ProviderID, count: MonthlyCount) {
        let (provider, month, cases) = try row.decode((String, CalendarDay, Int).self)
        return (
            ProviderID(rawValue: provider),
            MonthlyCount(month: Month(of: month), property: .all, value: "", cases: cases)
        )
    }
}

/// How cases ended within some months, of all providers or of one.
public struct ReadEndings: Statement {
    public static let sql = """
        SELECT ending, days, sum(cases)::bigint, sum(paid_pence)::bigint
        FROM redress.ending_count
        WHERE month BETWEEN $1 AND $2 AND ($3::text IS NULL OR provider_id = $3)
        GROUP BY ending, days
        """

    private let months: [Month]
    private let provider: ProviderID?

    /// - Parameter months: one after the other
    public init(of provider: ProviderID?, in months: [Month]) {
        self.months = months
        self.provider = provider
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(months.first?.first)
        bindings.append(months.last?.first)
        bindings.append(provider?.rawValue)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> EndingCount {
        let (ending, days, cases, paidPence) = try row.decode((String, Int32, Int, Int).self)
        guard let kind = CaseEnding.Kind(rawValue: ending) else {
            throw CorruptRow(table: "ending_count", column: "ending")
        }
        return EndingCount(kind: kind, days: Int(days), cases: cases, paidPence: paidPence)
    }
}

/// Complaints by day and by all that is known of them.
public struct DailyCount: Sendable {
    public let provider: ProviderID
    public let day: CalendarDay
    public let service: ServiceLine?
    public let subject: PatternCell.Subject
    public let region: Region
    public let cases: Int
}

/// Complaints day by day, in no order.
public struct ReadDailyCounts: Statement {
    public static let sql = """
        SELECT provider_id, day, service, subject, region, cases
        FROM redress.daily_count
        WHERE day BETWEEN $1 AND $2
        """

    private let first: CalendarDay
    private let last: CalendarDay

    public init(from first: CalendarDay, through last: CalendarDay) {
        self.first = first
        self.last = last
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(first)
        bindings.append(last)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> DailyCount {
        let (provider, day, service, subject, region, cases) = try row.decode(
            (String, CalendarDay, String, String, String, Int32).self)
        guard let subject = PatternCell.Subject(code: subject) else {
            throw CorruptRow(table: "daily_count", column: "subject")
        }
        return DailyCount(
            provider: ProviderID(rawValue: provider), day: day, service: ServiceLine(rawValue: service),
            subject: subject, region: Region(rawValue: region), cases: Int(cases))
    }
}
