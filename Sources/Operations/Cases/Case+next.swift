import Domain

extension Case {
    /// The date by which somebody has to act: the stage's own clock, or else the decision's.
    var dueBy: Derivation? {
        state.noticeClock?.deadline ?? decisionDeadline
    }

    /// What happens next, in plain English, for whoever reads the case.
    var nextStep: String {
        switch state {
        case .tooEarly(let opensOn?, isOpen: false):
            "The scheme opens to this complaint on \(opensOn.spoken). We will write to the complainant on that day."
        case .tooEarly(nil, isOpen: false):
            "The complainant has to complain to the provider first, and then tell us the date."
        case .tooEarly(_, isOpen: true): "The scheme is open to this complaint now. The complainant can go on with it."
        case .refused: "The scheme cannot look into this complaint. The reason was sent to the complainant."
        case .awaitingProvider(.awaitingNotice): "We are sending the complaint to the provider."
        case .awaitingProvider(.running):
            "The provider has to answer. If it does not, we remind it and then go on without it."
        case .settlementOffered(.awaitingNotice, _): "We are sending the provider's offer to the complainant."
        case .settlementOffered(.running, _):
            "The complainant can accept the provider's offer or decline it. Without an answer we investigate."
        case .awaitingComments(.awaitingNotice): "We are sending the provider's answer to the complainant."
        case .awaitingComments(.running):
            "The complainant can comment on the provider's answer. Then we investigate."
        case .investigating: "A caseworker is investigating and will draft a decision."
        case .awaitingSignature: "A decision is drafted. An ombudsman reads and signs it."
        case .awaitingAcceptance(.awaitingNotice, _): "We are sending the decision."
        case .awaitingAcceptance(.running, _):
            "The complainant can accept the decision, which then binds the provider, or reject it."
        case .awaitingRemedy(.awaitingNotice, _, _): "We are telling the provider what it has to do."
        case .awaitingRemedy(.running, _, _): "The provider has to carry out the remedies and show us that it has."
        case .closed(let reason): "The case is closed: \(reason.inWords)."
        }
    }

    /// What a party can do now, as the last part of the action's address.
    func availableActions(for party: Party) -> [String] {
        switch party {
        case .complainant: complainantActions + (state.status.isOpen ? ["withdrawal"] : [])
        case .provider: providerActions
        case .caseworker:
            state.status == .investigating || state.status == .awaitingSignature ? ["decision-draft"] : []
        case .ombudsman: state.status == .awaitingSignature ? ["decision-signature"] : []
        case .scheme: []
        }
    }

    private var complainantActions: [String] {
        switch state {
        case .tooEarly(_, isOpen: true), .tooEarly(nil, isOpen: false): ["going-on"]
        case .tooEarly(_?, isOpen: false): []
        case .settlementOffered, .awaitingAcceptance: ["acceptance"]
        case .awaitingComments: ["comments"]
        case .refused, .awaitingProvider, .investigating, .awaitingSignature, .awaitingRemedy, .closed: []
        }
    }

    private var providerActions: [String] {
        switch state {
        case .awaitingProvider: ["provider-response"]
        case .awaitingRemedy: ["remedy-evidence"]
        case .tooEarly, .refused, .settlementOffered, .awaitingComments, .investigating, .awaitingSignature,
            .awaitingAcceptance, .closed:
            []
        }
    }
}

extension CaseState {
    /// A decision that nobody has signed yet is the scheme's own business.
    func decision(visibleTo viewer: Party) -> Decision? {
        switch self {
        case .awaitingAcceptance(_, let decision): decision
        case .awaitingSignature(let decision): viewer == .complainant || viewer == .provider ? nil : decision
        case .tooEarly, .refused, .awaitingProvider, .settlementOffered, .awaitingComments, .investigating,
            .awaitingRemedy, .closed:
            nil
        }
    }
}

extension ClosingReason {
    var inWords: String {
        switch self {
        case .remedied: "every remedy has been carried out"
        case .decidedWithoutRemedy: "the decision was accepted and asks nothing of the provider"
        case .rejected: "the complainant rejected the decision"
        case .lapsed: "the decision lapsed without an answer"
        case .withdrawn: "the complainant withdrew"
        case .notPursued: "the enquiry was not taken up"
        }
    }
}
