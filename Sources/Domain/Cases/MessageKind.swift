/// What a message is about. With the case, the step and the recipient it is unique: nobody gets the same one twice.
public enum MessageKind: String, Codable, CaseIterable, Sendable {
    case acknowledgement
    case tooEarlyNotice = "too_early_notice"
    case opened
    case refusal
    case eligibilityDispute = "eligibility_dispute"
    case eligibilityRuling = "eligibility_ruling"
    case providerRequest = "provider_request"
    case providerReminder = "provider_reminder"
    case providerChase = "provider_chase"
    case providerEscalation = "provider_escalation"
    case proceedingWithoutResponse = "proceeding_without_response"
    case settlementOffer = "settlement_offer"
    case counterOffer = "counter_offer"
    case settlementAgreed = "settlement_agreed"
    case settlementAnswered = "settlement_answered"
    case commentInvitation = "comment_invitation"
    case commentReminder = "comment_reminder"
    case investigationOpened = "investigation_opened"
    case caseworkerReminder = "caseworker_reminder"
    case informationRequest = "information_request"
    case informationNotice = "information_notice"
    case informationReminder = "information_reminder"
    case informationChase = "information_chase"
    case informationReceived = "information_received"
    case informationNotNeeded = "information_not_needed"
    case signatureRequest = "signature_request"
    case proposedResolution = "proposed_resolution"
    case resolutionAccepted = "resolution_accepted"
    case reviewRequest = "review_request"
    case decision
    case acceptanceReminder = "acceptance_reminder"
    case decisionAccepted = "decision_accepted"
    case decisionRejected = "decision_rejected"
    case decisionLapsed = "decision_lapsed"
    case remedyReminder = "remedy_reminder"
    case remedyEvidence = "remedy_evidence"
    case remedyDispute = "remedy_dispute"
    case breachNotice = "breach_notice"
    case onHold = "on_hold"
    case resumed
    case deadlineMoved = "deadline_moved"
    case reopened
    case transferred
    case merged
    case complaintAdded = "complaint_added"
    case openedBeside = "opened_beside"
    case evidenceShared = "evidence_shared"
    case evidenceRefused = "evidence_refused"
    case closed
    case withdrawn

    /// What a provider has to know, and nothing to do about.
    var isForDigest: Bool {
        switch self {
        case .investigationOpened, .informationNotice, .settlementAnswered, .decisionRejected, .decisionLapsed, .onHold,
            .transferred, .merged, .openedBeside, .closed, .withdrawn:
            true
        case .acknowledgement, .tooEarlyNotice, .opened, .refusal, .eligibilityDispute, .eligibilityRuling,
            .providerRequest, .providerReminder, .providerChase, .providerEscalation, .proceedingWithoutResponse,
            .settlementOffer, .counterOffer, .settlementAgreed, .commentInvitation, .commentReminder,
            .caseworkerReminder, .informationRequest, .informationReminder, .informationChase, .informationReceived,
            .informationNotNeeded, .signatureRequest, .proposedResolution, .resolutionAccepted, .reviewRequest,
            .decision, .acceptanceReminder, .decisionAccepted, .remedyReminder, .remedyEvidence, .remedyDispute,
            .breachNotice, .resumed, .deadlineMoved, .reopened, .complaintAdded, .evidenceShared, .evidenceRefused:
            false
        }
    }

    /// What a complainant is told of by a text message as well: what they have to answer, and how it ends.
    public var isTexted: Bool {
        switch self {
        case .opened, .refusal, .eligibilityRuling, .settlementOffer, .counterOffer, .settlementAgreed,
            .commentInvitation, .commentReminder, .informationRequest, .informationReminder, .proposedResolution,
            .decision, .acceptanceReminder, .deadlineMoved, .reopened, .closed:
            true
        case .acknowledgement, .tooEarlyNotice, .eligibilityDispute, .providerRequest, .providerReminder,
            .providerChase, .providerEscalation, .proceedingWithoutResponse, .settlementAnswered,
            .investigationOpened, .caseworkerReminder, .informationNotice, .informationChase, .informationReceived,
            .informationNotNeeded, .signatureRequest, .resolutionAccepted, .reviewRequest, .decisionAccepted,
            .decisionRejected, .decisionLapsed, .remedyReminder, .remedyEvidence, .remedyDispute, .breachNotice,
            .onHold, .resumed, .transferred, .merged, .complaintAdded, .openedBeside, .evidenceShared,
            .evidenceRefused, .withdrawn:
            false
        }
    }
}
