/// How a case came to belong to another.
public enum CaseRelation: String, Codable, CaseIterable, Sendable {
    /// It was taken into the other, which goes on for both.
    case merged
    /// It was taken out of the other: some of its issues, as a case of their own.
    case split
    /// It puts the matter of the other to a second provider.
    case joined
}

/// A case that is opened out of another.
public struct Companion: Codable, Hashable, Sendable {
    public let reference: Reference
    /// `split` or `joined`.
    public let relation: CaseRelation
    public let provider: ProviderID
    public let issues: [IssueCode]

    public init(_ reference: Reference, _ relation: CaseRelation, about provider: ProviderID, issues: [IssueCode]) {
        self.reference = reference
        self.relation = relation
        self.provider = provider
        self.issues = issues
    }
}

/// A complaint that is taken into another case.
public struct MergedComplaint: Equatable, Sendable {
    public let reference: Reference
    public let narrative: String
    public let issues: [IssueCode]
    public let isUrgent: Bool
    /// Where its own case stands.
    public let stage: CaseState

    public init(
        _ reference: Reference, narrative: String, issues: [IssueCode], isUrgent: Bool = false, stage: CaseState
    ) {
        self.reference = reference
        self.narrative = narrative
        self.issues = issues
        self.isUrgent = isUrgent
        self.stage = stage
    }
}
