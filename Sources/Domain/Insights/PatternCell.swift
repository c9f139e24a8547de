/// A part of all complaints that is counted on its own: those against one provider, narrowed down by what they are
/// about, by the service and by where they come from.
public struct PatternCell: Hashable, Sendable {
    public let provider: ProviderID
    /// Nil for any.
    public let service: ServiceLine?
    public let subject: Subject
    public let place: Place

    /// From the widest to the narrowest.
    public enum Subject: Hashable, Sendable {
        case any
        case group(IssueGroup)
        case issue(IssueCode)
    }

    /// From the widest to the narrowest.
    public enum Place: Hashable, Sendable {
        case anywhere
        case nation(Nation)
        case region(Region)
    }

    public init(
        provider: ProviderID, service: ServiceLine? = nil, subject: Subject = .any, place: Place = .anywhere
    ) {
        self.provider = provider
        self.service = service
        self.subject = subject
        self.place = place
    }

    /// How far it is narrowed down: a cell inside another one is deeper.
    public var depth: Int { (service == nil ? 0 : 1) + subject.depth + place.depth }

    /// Whether all that is counted here is counted there as well; so it is with the cell itself.
    public func isWithin(_ other: PatternCell) -> Bool {
        common(with: other) == self
    }

    /// What is counted in both; nil when nothing can be.
    public func common(with other: PatternCell) -> PatternCell? {
        guard provider == other.provider, let subject = subject.common(with: other.subject),
            let place = place.common(with: other.place)
        else { return nil }
        if let service, let otherService = other.service, service != otherService { return nil }
        return PatternCell(
            provider: provider, service: service ?? other.service, subject: subject, place: place)
    }
}

extension PatternCell.Subject {
    fileprivate var depth: Int {
        switch self {
        case .any: 0
        case .group: 1
        case .issue: 2
        }
    }

    /// What this is a part of.
    private var wider: Self? {
        switch self {
        case .any: nil
        case .group: .any
        case .issue(let issue): .group(issue.group)
        }
    }

    fileprivate func common(with other: Self) -> Self? {
        if isWithin(other) { return self }
        return other.isWithin(self) ? other : nil
    }

    private func isWithin(_ other: Self) -> Bool {
        self == other || wider?.isWithin(other) ?? false
    }
}

extension PatternCell.Place {
    fileprivate var depth: Int {
        switch self {
        case .anywhere: 0
        case .nation: 1
        case .region: 2
        }
    }

    private var wider: Self? {
        switch self {
        case .anywhere: nil
        case .nation: .anywhere
        case .region(let region): region.nation.map { .nation($0) } ?? .anywhere
        }
    }

    fileprivate func common(with other: Self) -> Self? {
        if isWithin(other) { return self }
        return other.isWithin(self) ? other : nil
    }

    private func isWithin(_ other: Self) -> Bool {
        self == other || wider?.isWithin(other) ?? false
    }
}
