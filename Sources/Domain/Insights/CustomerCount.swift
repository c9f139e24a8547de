/// How many customers a provider had on a day, and who says so.
public struct CustomerCount: Hashable, Sendable {
    public let provider: ProviderID
    public let asOf: CalendarDay
    public let customers: Int
    public let source: String

    public init(provider: ProviderID, asOf: CalendarDay, customers: Int, source: String) {
        self.provider = provider
        self.asOf = asOf
        self.customers = customers
        self.source = source
    }
}
