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

    /// Every id under which the whole company goes that `id` belongs to: the group, its providers and their brands.
    ///
    /// Whoever worked for one part of a company is too close to all of it, so this is what a conflict of interest covers.
    /// `id` may name a brand, a provider or a group; one that the directory does not know is a company of its own.
    public func company(of id: ProviderID) -> Set<ProviderID> {
        let group = provider(id)?.groupID ?? id
        let members = providers.filter { $0.groupID == group || $0.id == provider(id)?.id }
        return Set(members.flatMap { $0.ids } + [id])
    }

    /// Every id that a complaint may carry, brands after their provider.
    public var selectableIDs: [ProviderID] {
        providers.flatMap { [$0.id] + $0.brands.map(\.id) }
    }

    /// The groups that own them, as ids, each once and in order.
    public var groupIDs: [ProviderID] {
        Set(providers.compactMap(\.groupID)).sorted { $0.rawValue < $1.rawValue }
    }

    /// Whether a provider, a brand or a group goes by that id.
    public func names(_ id: ProviderID) -> Bool {
        provider(id) != nil || groupIDs.contains(id)
    }
}
