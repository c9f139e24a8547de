import Domain

extension Case {
    /// The date by which somebody has to act: the stage's own clock, or else the decision's.
    var dueBy: Derivation? {
        state.noticeClock?.deadline ?? decisionDeadline
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
