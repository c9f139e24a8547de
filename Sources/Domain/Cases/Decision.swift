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

    public init(findings: [Finding], remedies: [RemedyLine], drafter: StaffID, signer: StaffID? = nil) {
        self.findings = findings
        self.remedies = remedies
        self.drafter = drafter
        self.signer = signer
    }

    func signed(by signer: StaffID) -> Decision {
        Decision(findings: findings, remedies: remedies, drafter: drafter, signer: signer)
    }
}
