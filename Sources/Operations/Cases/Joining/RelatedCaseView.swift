public import Domain
import Persistence

/// Another case that belongs together with the one at hand, as far as the viewer may know of it.
public struct RelatedCaseView: Equatable, Sendable {
    /// What the other case is to the one at hand.
    public enum Bond: String, CaseIterable, Sendable {
        /// The case at hand goes on there.
        case goesOnIn = "goes_on_in"
        /// It goes on in the case at hand.
        case takenIn = "taken_in"
        /// The case at hand was a part of it.
        case cameOutOf = "came_out_of"
        /// It was a part of the case at hand.
        case splitOff = "split_off"
        /// It asks another provider about the same matter.
        case otherProvider = "other_provider"
    }

    public var bond: Bond
    public var reference: Reference
    public var providerName: String
    public var status: CaseStatus
    /// The viewer's own secret link to it; `nil` where the viewer has none, or needs none.
    public var url: String?

    public init(bond: Bond, reference: Reference, providerName: String, status: CaseStatus, url: String?) {
        self.bond = bond
        self.reference = reference
        self.providerName = providerName
        self.status = status
        self.url = url
    }
}

extension RelatedCaseView {
    /// - Returns: `nil` for what is not for this viewer: a provider learns nothing of a case about another company.
    init?(_ other: RelatedCase, for viewer: Party, _ office: CaseOffice) {
        if viewer == .provider && other.relation == .joined { return nil }
        self.init(
            bond: Bond(other), reference: other.reference, providerName: office.providerName(other.provider),
            status: other.status, url: Self.url(of: other, for: viewer, office))
    }

    /// Whoever may read the one case may read the other: it has the same people on both sides.
    private static func url(of other: RelatedCase, for viewer: Party, _ office: CaseOffice) -> String? {
        let links = CaseLinks(office: office, id: other.id, reference: other.reference, version: other.tokenVersion)
        return switch viewer {
        case .complainant: links.complainant
        case .provider: links.provider
        case .caseworker, .ombudsman, .scheme: nil
        }
    }
}

extension RelatedCaseView.Bond {
    fileprivate init(_ other: RelatedCase) {
        self =
            switch (other.relation, other.isOlder) {
            case (.merged, true): .goesOnIn
            case (.merged, false): .takenIn
            case (.split, true): .cameOutOf
            case (.split, false): .splitOff
            case (.joined, _): .otherProvider
            }
    }
}
