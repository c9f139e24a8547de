import Domain

extension Case {
    /// The date by which somebody has to act: the stage's own clock, or else the decision's.
    var dueBy: Derivation? {
        state.noticeClock?.deadline ?? decisionDeadline
    }

    /// What a party can do now, as the last part of the action's address.
    func availableActions(for party: Party, on today: CalendarDay, under profile: SchemeProfile) -> [String] {
        switch party {
        case .complainant:
            complainantActions + counterOffers(by: party, under: profile) + reopenings(on: today)
                + (state.status.isOpen ? ["withdrawal"] : [])
        case .provider: providerActions + counterOffers(by: party, under: profile)
        case .caseworker:
            caseworkerActions + interventions
        case .ombudsman:
            ombudsmanActions + interventions
                + (state.status.isOpen ? ["transfer"] : canBeTakenUpAgain ? ["reopening"] : [])
        case .scheme: []
        }
    }

    /// Another offer instead of an answer, as long as one more is allowed.
    private func counterOffers(by party: Party, under profile: SchemeProfile) -> [String] {
        guard case .settlementOffered(_, let offer) = state, offer.answerer == party,
            offer.turn < profile.mostCounterOffers
        else { return [] }
        return ["counter-offer"]
    }

    private var caseworkerActions: [String] {
        switch state {
        case .investigating: ["decision-draft", "information-request"]
        case .awaitingInformation: ["information-closure"]
        case .awaitingSignature, .reviewing: ["decision-draft"]
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments,
            .resolutionProposed, .awaitingAcceptance, .awaitingRemedy, .onHold, .closed:
            []
        }
    }

    /// What staff can do with the time of a case.
    private var interventions: [String] {
        if case .onHold = state { return ["resumption"] }
        guard state.status.isOpen, state.status != .tooEarly else { return joinings }
        let isDecision = state.status == .investigating || state.status == .awaitingSignature
        let clock = isDecision ? decisionDeadline : state.noticeClock?.deadline
        let canExtend = clock.map(\.extensions.isEmpty) ?? false
        return (state.status == .eligibilityDisputed ? [] : ["hold"]) + (canExtend ? ["extension"] : [])
            + joinings
    }

    /// What goes on in another case does not go on here.
    private var canBeTakenUpAgain: Bool { reopening != nil && state != .closed(.merged) }

    /// How cases are brought together and taken apart.
    private var joinings: [String] {
        (state.canBeMerged ? ["merger"] : []) + (state.canBeDivided ? ["split", "second-provider"] : [])
    }

    /// How the complainant has a closed case taken up again, for as long as that can be.
    private func reopenings(on today: CalendarDay) -> [String] {
        guard case .closed(let reason) = state, let until = reopening?.until, today <= until else { return [] }
        return [reason == .remedied ? "remedy-dispute" : "reopening"]
    }

    private var ombudsmanActions: [String] {
        switch state {
        case .awaitingSignature: ["decision-signature"]
        case .eligibilityDisputed: ["eligibility-ruling"]
        case .tooEarly, .refused, .awaitingProvider, .settlementOffered, .awaitingComments, .investigating,
            .awaitingInformation, .resolutionProposed, .reviewing, .awaitingAcceptance, .awaitingRemedy, .onHold,
            .closed:
            []
        }
    }

    private var complainantActions: [String] {
        switch state {
        case .tooEarly(_, isOpen: true), .tooEarly(nil, isOpen: false): ["going-on"]
        case .tooEarly(_?, isOpen: false): []
        case .settlementOffered(_, let offer): offer.answerer == .complainant ? ["acceptance"] : []
        case .awaitingAcceptance: ["acceptance"]
        case .awaitingComments: ["comments"]
        case .awaitingInformation(_, let request): request.asked == .complainant ? ["information"] : []
        case .refused(_, isFinal: false): ["refusal-dispute"]
        case .resolutionProposed(_, _, isAccepted: false): ["acceptance", "review-request"]
        case .resolutionProposed(_, _, isAccepted: true): ["review-request"]
        case .awaitingRemedy(_, _, let evidenced): evidenced.isEmpty ? [] : ["remedy-dispute"]
        case .refused(_, isFinal: true), .eligibilityDisputed, .awaitingProvider, .investigating, .awaitingSignature,
            .reviewing, .onHold, .closed:
            []
        }
    }

    private var providerActions: [String] {
        switch state {
        case .awaitingProvider(.awaitingNotice): ["provider-response"]
        case .awaitingProvider(.running(let deadline)):
            // A clock that was paused for an objection shows that one was made.
            deadline.pauses.contains { $0.reason == EligibilityDispute.reasonOfPause }
                ? ["provider-response"] : ["provider-response", "objection"]
        case .resolutionProposed: ["review-request"]
        case .awaitingRemedy: ["remedy-evidence"]
        case .awaitingInformation(_, let request): request.asked == .provider ? ["information"] : []
        case .settlementOffered(_, let offer): offer.answerer == .provider ? ["counter-offer-answer"] : []
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingComments, .investigating,
            .awaitingSignature, .reviewing, .awaitingAcceptance, .onHold, .closed:
            []
        }
    }
}

extension CaseState {
    /// A decision that nobody has signed yet is the scheme's own business.
    func decision(visibleTo viewer: Party) -> Decision? {
        switch self {
        case .awaitingAcceptance(_, let decision), .resolutionProposed(_, let decision, _): decision
        case .reviewing(let review): review.proposed
        case .awaitingSignature(let decision): viewer == .complainant || viewer == .provider ? nil : decision
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments,
            .investigating, .awaitingInformation, .awaitingRemedy, .closed:
            nil
        case .onHold(let hold): hold.stage.decision(visibleTo: viewer)
        }
    }

    /// Who made the offer that is on the table.
    var offerer: Party? {
        switch self {
        case .settlementOffered(_, let offer): offer.by
        case .onHold(let hold): hold.stage.offerer
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingProvider, .awaitingComments, .investigating,
            .awaitingInformation, .awaitingSignature, .resolutionProposed, .reviewing, .awaitingAcceptance,
            .awaitingRemedy, .closed:
            nil
        }
    }

    /// What is asked and what is answered is between the side that was asked and the scheme.
    func informationRequest(visibleTo viewer: Party) -> InformationRequest? {
        if case .onHold(let hold) = self { return hold.stage.informationRequest(visibleTo: viewer) }
        guard case .awaitingInformation(_, let request) = self else { return nil }
        let isOtherSide = viewer != request.asked && (viewer == .complainant || viewer == .provider)
        return isOtherSide ? nil : request
    }
}
