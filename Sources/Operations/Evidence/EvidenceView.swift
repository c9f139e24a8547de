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

    /// Of a case that has evidence of others as well: that can be read here, and is taken back where it was brought.
    init(_ evidence: Evidence, on subject: Case, for party: Party) {
        self.init(evidence, for: party, subject.state.status)
        isRemovable = isRemovable && evidence.caseID == subject.id
    }

    init(_ evidence: Evidence, _ viewer: Viewer, _ status: CaseStatus) {
        self.init(evidence, for: viewer.party, status)
    }
}
