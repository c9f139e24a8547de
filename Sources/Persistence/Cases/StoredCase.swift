public import Domain
public import FoundationEssentials

/// A case with all that its row holds beside what the rules need.
public struct StoredCase: Sendable {
    public var subject: Case
    public let reference: Reference
    public let scheme: SchemeID
    public let profileVersion: String
    public var eligibility: EligibilityDecision
    /// When the complainant first complained to the provider, where that became known after the complaint came in.
    public var firstComplainedOn: CalendarDay?
    public var caseworker: StaffID?
    public let tokenVersion: Int16
    /// SHA-256 of the complainant's access token.
    public let accessHash: [UInt8]
    /// SHA-256 of the provider's access token.
    public let providerAccessHash: [UInt8]
    public let openedAt: Date
    /// What the case is about, where cases were merged or divided; `nil` is what the complaint says.
    public var issuesAtHand: [IssueCode]?
    public let complaint: ComplaintDraft

    /// What the case is about.
    public var issues: [IssueCode] { issuesAtHand ?? complaint.issues }

    /// The complaint with the day of the first complaint to the provider, where that became known later.
    public var datedComplaint: ComplaintDraft {
        firstComplainedOn.map(complaint.adding(firstComplainedOn:)) ?? complaint
    }

    public init(
        subject: Case, reference: Reference, scheme: SchemeID, profileVersion: String,
        eligibility: EligibilityDecision, firstComplainedOn: CalendarDay? = nil, caseworker: StaffID?,
        tokenVersion: Int16, accessHash: [UInt8], providerAccessHash: [UInt8], openedAt: Date,
        issuesAtHand: [IssueCode]? = nil, complaint: ComplaintDraft
    ) {
        self.subject = subject
        self.reference = reference
        self.scheme = scheme
        self.profileVersion = profileVersion
        self.eligibility = eligibility
        self.firstComplainedOn = firstComplainedOn
        self.caseworker = caseworker
        self.tokenVersion = tokenVersion
        self.accessHash = accessHash
        self.providerAccessHash = providerAccessHash
        self.openedAt = openedAt
        self.issuesAtHand = issuesAtHand
        self.complaint = complaint
    }
}
