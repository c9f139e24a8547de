public import Domain
public import FoundationEssentials
import Persistence

/// Another case that looks like one with this, as far as the viewer may know of it.
public struct DuplicateView: Sendable {
    public var reference: Reference
    public var providerName: String
    public var openedAt: Date
    public var finding: DuplicateFinding
    public var verdict: DuplicateVerdict

    public init(
        reference: Reference, providerName: String, openedAt: Date, finding: DuplicateFinding,
        verdict: DuplicateVerdict
    ) {
        self.reference = reference
        self.providerName = providerName
        self.openedAt = openedAt
        self.finding = finding
        self.verdict = verdict
    }
}

extension LinkedCase {
    /// The scheme's own people see every link. The complainant sees one that is surely their own: whoever reads the
    /// mail of an address may read both cases, but a telephone or a name with a postcode may be somebody else's in the
    /// house, until a person has looked. The provider learns nothing from it.
    func isVisible(to viewer: Party) -> Bool {
        switch viewer {
        case .caseworker, .ombudsman, .scheme: true
        case .complainant: status.isOpen && (verdict == .confirmed || verdict == .suspected && finding.match == .email)
        case .provider: false
        }
    }
}
