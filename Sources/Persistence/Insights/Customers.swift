public import Domain
public import FoundationEssentials
public import Postgres

/// Writes down how many customers a provider had on a day. Saying it again of the same day corrects it.
public struct RecordCustomers: Statement {
    public static let sql = """
        INSERT INTO redress.provider_customers (provider_id, as_of, customers, source, recorded_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (provider_id, as_of)
        DO UPDATE SET customers = excluded.customers, source = excluded.source, recorded_at = excluded.recorded_at
        """

    private let count: CustomerCount
    private let at: Date

    public init(_ count: CustomerCount, at: Date) {
        self.count = count
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(count.provider.rawValue)
        bindings.append(count.asOf)
        bindings.append(count.customers)
        bindings.append(count.source)
        bindings.append(at)
    }
}

/// The newest number of customers of each provider, up to a day.
public struct ReadCustomers: Statement {
    public static let sql = """
        SELECT DISTINCT ON (provider_id) provider_id, as_of, customers, source
        FROM redress.provider_customers
        WHERE as_of <= $1
        ORDER BY provider_id, as_of DESC
        """

    private let day: CalendarDay

    public init(upTo day: CalendarDay) {
        self.day = day
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(day)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CustomerCount {
        let (provider, asOf, customers, source) = try row.decode((String, CalendarDay, Int, String).self)
        return CustomerCount(
            provider: ProviderID(rawValue: provider), asOf: asOf, customers: customers, source: source)
    }
}
