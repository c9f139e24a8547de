import FoundationEssentials

/// Received, and too early: asleep until its date, then one click to go on.
extension Deliberation {
    mutating func receive(_ eligibility: EligibilityDecision) {
        record(.eligibilityDecided(eligibility))
        switch eligibility.outcome {
        case .accepted: accept()
        case .refused(let ground): refuse(ground, eligibility)
        case .tooEarly(let opensOn): sleep(until: opensOn, eligibility)
        }
    }

    mutating func whileTooEarly(
        _ command: CaseCommand, opensOn: CalendarDay?, isOpen: Bool
    ) throws(CaseRefusal) {
        switch command {
        case .goOn(let eligibility): try goOn(eligibility, opensOn)
        case .fire(let timer) where timer.kind == .wake: try wake(opensOn, isOpen)
        case .fire(let timer) where timer.kind == .closeEnquiry: close(.notPursued, telling: .closed)
        default: throw refusal(of: command)
        }
    }

    /// Assessed anew on the day of going on. The same "too early" once more is no news, and is refused.
    private mutating func goOn(_ eligibility: EligibilityDecision, _ opensOn: CalendarDay?) throws(CaseRefusal) {
        if case .tooEarly(opensOn) = eligibility.outcome { throw .tooEarlyStill(opensOn: opensOn) }
        record(.wentOn)
        receive(eligibility)
    }

    mutating func accept() {
        let deadline = profile.deadline(.finalDecision, from: "the scheme accepted the complaint", on: today)
        move(to: .awaitingProvider(.awaitingNotice))
        startDecisionClock(deadline)
        if current.isUrgent { record(.foundUrgent) }
        notify(.acknowledgement, .complainant)
        notify(.providerRequest, .provider, startsClock: .providerResponse)
        watchNotice()
    }

    private mutating func refuse(_ ground: RefusalGround, _ eligibility: EligibilityDecision) {
        move(to: .refused(ground, isFinal: false))
        notify(.refusal, .complainant, quoting: eligibility.explanation)
    }

    private mutating func sleep(until opensOn: CalendarDay?, _ eligibility: EligibilityDecision) {
        move(to: .tooEarly(opensOn: opensOn, isOpen: false))
        notify(.tooEarlyNotice, .complainant, step: opensOn?.description, quoting: eligibility.explanation)
        if let opensOn {
            arm(.wake, at: LondonTime.startOfDay(opensOn))
        } else {
            armEnquiryEnd()
        }
    }

    private mutating func wake(_ opensOn: CalendarDay?, _ isOpen: Bool) throws(CaseRefusal) {
        guard let opensOn, !isOpen else { throw .staleTimer }
        move(to: .tooEarly(opensOn: opensOn, isOpen: true))
        record(.opened)
        notify(.opened, .complainant, step: opensOn.description)
        armEnquiryEnd()
    }

    private mutating func armEnquiryEnd() {
        let end = profile.deadline(.enquiryKept, from: "the enquiry was last open to the complainant", on: today)
        arm(.closeEnquiry, after: end)
    }
}
