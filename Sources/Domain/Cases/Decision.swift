/// What was found on one issue, or on the complaint as a whole.
public struct Finding: Codable, Hashable, Sendable {
    public enum Outcome: String, Codable, CaseIterable, Sendable {
        case upheld
        case partlyUpheld = "partly_upheld"
        case notUpheld = "not_upheld"
    }

    /// `nil` for a finding on the complaint as a whole.
    public let issue: IssueCode?
    public let outcome: Outcome
    public let reasons: String

    public init(issue: IssueCode?, outcome: Outcome, reasons: String) {
        self.issue = issue
        self.outcome = outcome
        self.reasons = reasons
    }
}

/// A decision, drafted by one person and signed by another.
public struct Decision: Codable, Hashable, Sendable {
    public let findings: [Finding]
    public let remedies: [RemedyLine]
    public let drafter: StaffID
    /// `nil` until an ombudsman has signed.
    public let signer: StaffID?
    /// Whether it is put to both sides first, as a proposed resolution that can be reviewed.
    public let isProposal: Bool

    public init(
        findings: [Finding], remedies: [RemedyLine], drafter: StaffID, signer: StaffID? = nil, isProposal: Bool = false
    ) {
        self.findings = findings
        self.remedies = remedies
        self.drafter = drafter
        self.signer = signer
        self.isProposal = isProposal
    }

    func signed(by signer: StaffID) -> Decision {
        Decision(findings: findings, remedies: remedies, drafter: drafter, signer: signer, isProposal: isProposal)
    }

    /// The same, when nobody has asked for a review, or when a review is over.
    var final: Decision {
        Decision(findings: findings, remedies: remedies, drafter: drafter, signer: signer)
    }
}
