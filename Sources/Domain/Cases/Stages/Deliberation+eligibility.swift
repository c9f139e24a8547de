import FoundationEssentials

/// A complainant disputes a refusal, once; a provider objects to an acceptance, in time. An ombudsman rules.
extension Deliberation {
    mutating func whileRefused(
        _ command: CaseCommand, _ ground: RefusalGround, isFinal: Bool
    ) throws(CaseRefusal) {
        switch command {
        case .disputeRefusal(let text):
            guard !isFinal else { throw .refusalIsFinal }
            record(.refusalDisputed(text))
            dispute(by: .complainant, ground, text, response: nil)
        default: throw refusal(of: command)
        }
    }

    mutating func whileEligibilityDisputed(
        _ command: CaseCommand, _ dispute: EligibilityDispute
    ) throws(CaseRefusal) {
        switch command {
        case .ruleOnEligibility(let eligibility, let ombudsman): rule(eligibility, by: ombudsman, on: dispute)
        case .fire(let timer) where timer.kind == .remindCaseworker:
            remind(.ombudsman, timer, due: dispute.deadline.dueOn, prefix: "review-")
        default: throw refusal(of: command)
        }
    }

    /// An objection that comes too late stops nothing. It is written down as the breach that it is.
    mutating func objectToEligibility(
        _ ground: RefusalGround, _ text: String, _ clock: NoticeClock
    ) throws(CaseRefusal) {
        guard let response = clock.deadline else { throw .wrongStage(current.state.status) }
        guard !response.pauses.contains(where: { $0.reason == EligibilityDispute.reasonOfPause }) else {
            throw .objectedBefore
        }
        let window = profile.deadline(
            .eligibilityObjection, from: response.startEvent, on: response.dayZero, pauses: response.pauses)
        guard today <= window.dueOn else { return record(.objectionLate(ground, lastDay: window.dueOn)) }
        record(.eligibilityObjected(ground, text))
        perform(.settleDeadline(.providerResponse, .cancelled))
        dispute(by: .provider, ground, text, response: response)
        notify(.eligibilityDispute, .complainant, quoting: text)
    }

    private mutating func dispute(by party: Party, _ ground: RefusalGround, _ text: String, response: Derivation?) {
        let deadline = ownDeadline(.review, from: "the \(party.rawValue) disputed it")
        let dispute = EligibilityDispute(
            party: party, ground: ground, text: text, deadline: deadline, response: response)
        move(to: .eligibilityDisputed(dispute))
        perform(.startDeadline(deadline, .ombudsman))
        notify(.eligibilityDispute, .ombudsman, step: party.rawValue, quoting: text)
        climbToRuling(by: deadline)
    }

    mutating func climbToRuling(by deadline: Derivation) {
        climb(profile.decisionReminders, as: .remindCaseworker, by: deadline)
    }

    private mutating func rule(
        _ eligibility: EligibilityDecision, by ombudsman: StaffID, on dispute: EligibilityDispute
    ) {
        perform(.settleDeadline(.review, end(of: dispute.deadline)))
        let isAdmitted = eligibility.outcome == .accepted
        record(.eligibilityRuled(isAdmitted: isAdmitted, by: ombudsman))
        record(.eligibilityDecided(eligibility))
        switch (isAdmitted, dispute.response) {
        case (true, nil): accept()
        case (true, let response?): resume(response, pausedFrom: dispute.since, eligibility)
        case (false, let response): turnAway(dispute.ground, eligibility, providerKnows: response != nil)
        }
    }

    /// The time that the dispute took is given back to the provider's clock.
    private mutating func resume(
        _ response: Derivation, pausedFrom first: CalendarDay, _ eligibility: EligibilityDecision
    ) {
        let pause = ClockPause(from: first, through: today, reason: EligibilityDispute.reasonOfPause)
        let resumed = pause.map { response.paused(for: $0, on: profile.calendar) } ?? response
        move(to: .awaitingProvider(.running(resumed)))
        perform(.startDeadline(resumed, .provider))
        record(.deadlineStarted(resumed, .provider))
        notify(.eligibilityRuling, .provider, quoting: eligibility.explanation)
        notify(.eligibilityRuling, .complainant, quoting: eligibility.explanation)
        rearm()
    }

    private mutating func turnAway(
        _ ground: RefusalGround, _ eligibility: EligibilityDecision, providerKnows: Bool
    ) {
        settleDecisionDeadline(.cancelled)
        move(to: .refused(ground, isFinal: true))
        notify(.eligibilityRuling, .complainant, quoting: eligibility.explanation)
        if providerKnows { notify(.eligibilityRuling, .provider, quoting: eligibility.explanation) }
    }
}
