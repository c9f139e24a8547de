public import Domain

/// A file as one of the parties may see it.
public struct EvidenceView: Equatable, Sendable {
    public var evidence: Evidence
    /// Whether the viewer may have its content now.
    public var isOpen: Bool
    /// Whether the viewer may take it back now.
    public var isRemovable: Bool
    /// Whether the viewer, of the staff, may share it with the other side now.
    public var isShareable: Bool

    public init(evidence: Evidence, isOpen: Bool, isRemovable: Bool, isShareable: Bool = false) {
        self.evidence = evidence
        self.isOpen = isOpen
        self.isRemovable = isRemovable
        self.isShareable = isShareable
    }
}

extension EvidenceView {
    init(_ evidence: Evidence, _ viewer: Viewer, _ status: CaseStatus) {
        self.init(evidence, for: viewer.party, status)
    }

    /// Of a case that has evidence of others as well: that can be read here, and is taken back where it was brought.
    ///
    /// - Parameter others: all files that the case is decided on
    init(_ evidence: Evidence, on subject: Case, among others: [Evidence], for party: Party) {
        self.init(evidence, for: party, subject.state.status)
        let isShared = evidence.isShared(among: others)
        isRemovable = isRemovable && evidence.caseID == subject.id && !isShared
        isShareable =
            [.caseworker, .ombudsman].contains(party) && evidence.state == .clean && !isShared
            && subject.state.sharesEvidence
    }

    private init(_ evidence: Evidence, for party: Party, _ status: CaseStatus) {
        self.init(
            evidence: evidence, isOpen: evidence.isOpen(to: party),
            isRemovable: evidence.owner == party && evidence.state.isRemovable && status.givesEvidenceBack)
    }
}
