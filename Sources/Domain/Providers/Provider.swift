/// A telecoms company that complaints are about: a group owns providers, a provider trades under brands.
public struct Provider: Hashable, Sendable {
    public let id: ProviderID
    public let name: String
    /// The company that owns it, where that is known.
    public let group: String?
    public let brands: [Brand]
    /// Oldest first; they do not overlap.
    public let memberships: [Membership]
    /// Where requests and reminders go.
    public let contact: ProviderContact
    /// Who is told when the provider stays silent.
    public let seniorContact: ProviderContact

    /// What names the group as an id: `Virgin Media O2` is `virgin-media-o2`.
    public var groupID: ProviderID? {
        group.map { ProviderID(rawValue: $0.lowercased().split(separator: " ").joined(separator: "-")) }
    }

    /// The provider's own id, its brands', and its group's.
    var ids: [ProviderID] { [id] + brands.map(\.id) + [groupID].compactMap(\.self) }
}

/// A name under which a provider trades.
public struct Brand: Hashable, Sendable {
    public let id: ProviderID
    public let name: String
}

/// Membership of a scheme, by dates. Both days belong to it.
public struct Membership: Hashable, Sendable {
    public let scheme: SchemeID
    /// Nil: from before anything that is recorded.
    public let from: CalendarDay?
    /// Nil: still.
    public let through: CalendarDay?

    public init(scheme: SchemeID, from: CalendarDay? = nil, through: CalendarDay? = nil) {
        self.scheme = scheme
        self.from = from
        self.through = through
    }

    public func covers(_ day: CalendarDay) -> Bool {
        from.map { $0 <= day } ?? true && through.map { day <= $0 } ?? true
    }
}

/// Somebody at a provider who can be written to.
public struct ProviderContact: Hashable, Sendable {
    public let name: String
    public let email: String
}
