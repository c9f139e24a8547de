import FoundationEssentials

/// A command being decided: the case as it will be, and what has been written down so far.
struct Deliberation {
    let profile: SchemeProfile
    let now: Date
    private(set) var transition: CaseTransition

    init(of subject: Case, profile: SchemeProfile, now: Date) {
        self.profile = profile
        self.now = now
        self.transition = CaseTransition(next: subject, events: [], effects: [])
    }

    var current: Case { transition.next }
    var today: CalendarDay { LondonTime.day(of: now) }

    /// Every decision is a change, even one that only writes history: the version must tell.
    mutating func countUp() {
        transition.next.version += 1
    }

    mutating func record(_ event: CaseEvent) {
        transition.events.append(event)
    }

    mutating func notify(
        _ kind: MessageKind, _ party: Party, step: String? = nil, startsClock: ClockStep? = nil,
        quoting quotation: String? = nil
    ) {
        let notice = Notice(kind, to: party, step: inRound(step), startsClock: startsClock, quotation: quotation)
        transition.effects.append(.notify(notice))
    }

    /// What was said in an earlier round can be said again.
    private func inRound(_ step: String?) -> String? {
        current.round == 0 ? step : "\(step ?? "")_\(current.round)"
    }

    mutating func countRound() {
        transition.next.round += 1
    }

    mutating func setReopening(_ reopening: Reopening?) {
        transition.next.reopening = reopening
    }

    /// Where the case is the scheme's own to act on already, its clock is shortened at once.
    mutating func becomeUrgent() {
        transition.next.isUrgent = true
        record(.foundUrgent)
        guard current.state == .investigating else { return }
        disarm()
        hurry()
        rearm()
    }

    mutating func raise(_ item: StaffItemKind) {
        transition.effects.append(.raiseItem(item))
    }

    mutating func perform(_ effect: CaseEffect) {
        transition.effects.append(effect)
    }

    /// Enters a stage: whatever the case was armed with is cancelled, so arm after moving.
    mutating func move(to state: CaseState) {
        resolveItemOfStage()
        disarm()
        let tookEvidence = current.state.status.takesEvidence
        change(to: state)
        if tookEvidence, state.status.restsOnTheFile { perform(.freezeFile) }
    }

    /// Changes what the stage knows and leaves its timers alone.
    mutating func change(to state: CaseState) {
        transition.next.state = state
    }

    /// Cancels whatever the case was armed with. A timer that has fired and whose job waits cannot be cancelled any more,
    /// so it is made stale, also when the case stays at its stage.
    mutating func disarm() {
        transition.next.generation += 1
        perform(.disarm)
    }

    /// What staff had to see to at the stage that is left is over with it.
    private mutating func resolveItemOfStage() {
        var stage = current.state
        if case .onHold(let hold) = stage { stage = hold.stage }
        if stage == .investigating { perform(.resolveItem(.unassigned)) }
        if stage.noticeClock == .awaitingNotice { perform(.resolveItem(.noticeUndelivered)) }
    }

    mutating func setDecisionDeadline(_ deadline: Derivation?) {
        transition.next.decisionDeadline = deadline
    }

    mutating func close(
        _ reason: ClosingReason, telling kind: MessageKind, step: String? = nil, quoting quotation: String? = nil
    ) {
        // A complaint that came too early was never put to the provider, so there is nothing to tell it.
        let providerKnows = current.state.isKnownToProvider
        if current.state.noticeClock?.deadline != nil, let step = current.state.clockStep {
            perform(.settleDeadline(step, .cancelled))
        }
        settleDecisionDeadline(.cancelled)
        setReopening(Reopening(stage: current.state, until: lastDayToReopen(after: reason)))
        move(to: .closed(reason))
        record(.closed(reason))
        notify(kind, .complainant, step: step, quoting: quotation)
        if providerKnows { notify(kind, .provider, step: step, quoting: quotation) }
    }

    /// Ends the clock of the final decision, if it still runs.
    mutating func settleDecisionDeadline(_ end: DeadlineEnd) {
        guard current.decisionDeadline != nil else { return }
        perform(.settleDeadline(.finalDecision, end))
        setDecisionDeadline(nil)
    }

    /// Met on or before the due day, missed after it.
    func end(of deadline: Derivation?) -> DeadlineEnd {
        guard let deadline else { return .met }
        return today <= deadline.dueOn ? .met : .missed
    }
}

extension CaseState {
    /// Whether the complaint has been put to the provider.
    var isKnownToProvider: Bool {
        switch self {
        case .tooEarly, .refused: false
        case .eligibilityDisputed(let dispute): dispute.response != nil
        case .onHold(let hold): hold.stage.isKnownToProvider
        case .awaitingProvider, .settlementOffered, .awaitingComments, .investigating, .awaitingInformation,
            .awaitingSignature, .resolutionProposed, .reviewing, .awaitingAcceptance, .awaitingRemedy, .closed:
            true
        }
    }

    /// The rule behind the stage's own clock.
    var clockStep: ClockStep? {
        switch self {
        case .awaitingProvider: .providerResponse
        case .settlementOffered: .settlementAnswer
        case .awaitingComments: .comments
        case .awaitingInformation: .information
        case .eligibilityDisputed, .reviewing: .review
        case .resolutionProposed: .provisionalComments
        case .awaitingAcceptance: .acceptance
        case .awaitingRemedy: .compliance
        case .tooEarly, .refused, .investigating, .awaitingSignature, .onHold, .closed: nil
        }
    }

    /// Who has to act by the stage's own clock.
    var clockParty: Party {
        switch self {
        case .awaitingProvider, .awaitingRemedy: .provider
        case .settlementOffered(_, let offer): offer.answerer
        case .awaitingComments, .resolutionProposed, .awaitingAcceptance, .tooEarly: .complainant
        case .awaitingInformation(_, let request): request.asked
        case .reviewing, .investigating: .caseworker
        case .eligibilityDisputed, .awaitingSignature: .ombudsman
        case .refused, .onHold, .closed: .scheme
        }
    }
}
