/// Where a case stands, as outsiders see it.
public enum CaseStatus: String, Codable, CaseIterable, Sendable {
    case tooEarly = "too_early"
    case refused
    case eligibilityDisputed = "eligibility_disputed"
    case awaitingProvider = "awaiting_provider"
    case settlementOffered = "settlement_offered"
    case awaitingComments = "awaiting_comments"
    case investigating
    case awaitingInformation = "awaiting_information"
    case awaitingSignature = "awaiting_signature"
    case resolutionProposed = "resolution_proposed"
    case reviewing
    case awaitingAcceptance = "awaiting_acceptance"
    case awaitingRemedy = "awaiting_remedy"
    case onHold = "on_hold"
    case closed

    /// An open case waits for somebody and is armed; a refused or closed one waits for nobody.
    public var isOpen: Bool {
        switch self {
        case .refused, .closed: false
        case .tooEarly, .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments, .investigating,
            .awaitingInformation, .awaitingSignature, .resolutionProposed, .reviewing, .awaitingAcceptance,
            .awaitingRemedy, .onHold:
            true
        }
    }
}

/// Why a case was closed.
public enum ClosingReason: String, Codable, CaseIterable, Sendable {
    /// Every remedy line is evidenced.
    case remedied
    /// The complainant accepted a decision that awards nothing.
    case decidedWithoutRemedy = "decided_without_remedy"
    case rejected
    case lapsed
    case withdrawn
    /// The complainant did not go on with an enquiry.
    case notPursued = "not_pursued"
    /// Another scheme looks at it.
    case transferred
    /// It goes on in another case.
    case merged
}
