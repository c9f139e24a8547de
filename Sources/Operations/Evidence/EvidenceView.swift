public import Domain

/// A file as one of the parties may see it.
public struct EvidenceView: Equatable, Sendable {
    public var evidence: Evidence
    /// Whether the viewer may have its content now.
    public var isOpen: Bool
    /// Whether the viewer may take it back now.
    public var isRemovable: Bool

    public init(evidence: Evidence, isOpen: Bool, isRemovable: Bool) {
        self.evidence = evidence
        self.isOpen = isOpen
        self.isRemovable = isRemovable
    }
}

extension EvidenceView {
    init(_ evidence: Evidence, for party: Party, _ status: CaseStatus) {
        self.init(
            evidence: evidence, isOpen: evidence.isOpen(to: party),
            isRemovable: evidence.owner == party && evidence.state.isRemovable && status.givesEvidenceBack)
    }

    init(_ evidence: Evidence, _ viewer: Viewer, _ status: CaseStatus) {
        self.init(evidence, for: viewer.party, status)
    }
}
