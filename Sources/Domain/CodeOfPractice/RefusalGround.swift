/// Why a scheme may not look at a complaint. The profile gives each its clause and its page in plain English.
public enum RefusalGround: String, Codable, CaseIterable, Sendable {
    case tooEarly = "too_early"
    case outOfTime = "out_of_time"
    case providerNotMember = "provider_not_member"
    case notCustomer = "not_customer"
    case businessTooLarge = "business_too_large"
    case alreadySettled = "already_settled"
    case beforeCourt = "before_court"
    case otherScheme = "other_scheme"
    case overLimit = "over_limit"
    case frivolousOrVexatious = "frivolous_or_vexatious"
    case seriousImpairment = "serious_impairment"
    case subjectOutside = "subject_outside"
}

/// A refusal ground as a profile words it.
public struct RefusalRule: Hashable, Sendable {
    public let ground: RefusalGround
    public let clause: String
    public let title: String
    /// Why, in plain English; `{words}` in braces are filled in from the case.
    public let explanation: String
    /// What the complainant can do now.
    public let next: String
    public let source: String
    public let confidence: Confidence
}
