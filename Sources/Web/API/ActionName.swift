import Domain
import Operations

/// The steps on a case as their bodies write them. The raw value is the last part of the path.
enum ActionName: String, CaseIterable, Sendable {
    case providerResponse = "provider-response"
    case comments
    case informationRequest = "information-request"
    case information
    case informationClosure = "information-closure"
    case decisionDraft = "decision-draft"
    case decisionSignature = "decision-signature"
    case reviewRequest = "review-request"
    case acceptance
    case counterOffer = "counter-offer"
    case counterOfferAnswer = "counter-offer-answer"
    case remedyEvidence = "remedy-evidence"
    case withdrawal
    case goingOn = "going-on"
    case refusalDispute = "refusal-dispute"
    case objection
    case eligibilityRuling = "eligibility-ruling"
    case remedyDispute = "remedy-dispute"
    case hold
    case resumption
    case `extension`
    case reopening
    case transfer
    case merger
    case split
    case secondProvider = "second-provider"

    /// Whether the step says nothing without a body.
    var needsBody: Bool {
        switch self {
        case .providerResponse, .comments, .informationRequest, .information, .decisionDraft, .reviewRequest,
            .acceptance, .counterOffer, .counterOfferAnswer, .remedyEvidence, .refusalDispute,
            .objection, .eligibilityRuling, .remedyDispute, .hold, .extension, .reopening, .transfer,
            .merger, .split, .secondProvider:
            true
        case .informationClosure, .decisionSignature, .withdrawal, .goingOn, .resumption: false
        }
    }

    /// - Parameter today: the day in London; dates after it are refused.
    /// - Throws: `Problem` listing every field that is wrong.
    func action(from value: JSONValue, today: CalendarDay) throws -> CaseAction {
        var reader = ActionReader()
        let action = read(value, &reader, today)
        try reader.finish()
        guard let action else { throw Problem(.invalidFields) }
        return action
    }

    private func read(_ value: JSONValue, _ reader: inout ActionReader, _ today: CalendarDay) -> CaseAction? {
        switch self {
        case .providerResponse: reader.providerResponse(value)
        case .comments: reader.comments(value)
        case .informationRequest: reader.informationRequest(value)
        case .information: reader.information(value)
        case .informationClosure: reader.empty(value, .informationClosure)
        case .decisionDraft: reader.decisionDraft(value)
        case .decisionSignature: reader.empty(value, .decisionSignature)
        case .acceptance: reader.acceptance(value)
        case .counterOffer: reader.counterOffer(value)
        case .counterOfferAnswer: reader.counterOfferAnswer(value)
        case .remedyEvidence: reader.remedyEvidence(value)
        case .withdrawal: reader.withdrawal(value)
        case .goingOn: reader.goingOn(value, today)
        case .reviewRequest: reader.reviewRequest(value)
        case .refusalDispute: reader.refusalDispute(value)
        case .objection: reader.objection(value)
        case .eligibilityRuling: reader.eligibilityRuling(value)
        case .remedyDispute: reader.remedyDispute(value)
        case .hold: reader.hold(value)
        case .resumption: reader.empty(value, .resumption)
        case .extension: reader.extension(value)
        case .reopening: reader.reopening(value)
        case .transfer: reader.transfer(value)
        case .merger: reader.merger(value)
        case .split: reader.split(value)
        case .secondProvider: reader.secondProvider(value, today)
        }
    }
}

/// The two answers that a provider can give.
enum PositionName: String, CaseIterable, Sendable {
    case defend, settle
}

/// The two sides of a case: one of them is asked, or makes an offer.
enum SideName: String, CaseIterable, Sendable {
    case complainant, provider

    var party: Party {
        switch self {
        case .complainant: .complainant
        case .provider: .provider
        }
    }
}
