/// The providers that complaints may name, and which scheme each belonged to on which day.
public struct ProviderDirectory: Sendable {
    public let version: String
    /// In the order in which a form shows them.
    public let providers: [Provider]
    private let indexByID: [ProviderID: Int]

    public init(version: String, providers: [Provider]) {
        self.version = version
        self.providers = providers
        let ids = providers.enumerated().flatMap { index, provider in
            ([provider.id] + provider.brands.map(\.id)).map { ($0, index) }
        }
        indexByID = Dictionary(ids) { first, _ in first }
    }

    /// The provider with that id, or whose brand it is.
    public func provider(_ id: ProviderID) -> Provider? {
        indexByID[id].map { providers[$0] }
    }

    /// The name under which the complainant knows it: the brand's where the id names a brand.
    public func name(of id: ProviderID) -> String? {
        guard let provider = provider(id) else { return nil }
        return provider.brands.first { $0.id == id }?.name ?? provider.name
    }

    /// The scheme that the provider was a member of on that day.
    public func membership(of id: ProviderID, on day: CalendarDay) -> SchemeID? {
        provider(id)?.memberships.first { $0.covers(day) }?.scheme
    }

    /// Every id that a complaint may carry, brands after their provider.
    public var selectableIDs: [ProviderID] {
        providers.flatMap { [$0.id] + $0.brands.map(\.id) }
    }
}
