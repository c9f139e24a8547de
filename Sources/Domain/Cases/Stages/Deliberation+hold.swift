import FoundationEssentials

/// A case can stand still for a reason, and a clock can be given more time. Nothing that is owed is forgotten by it: the
/// hold ends by itself, and every date says why it is what it is.
extension Deliberation {
    mutating func hold(
        _ reason: Hold.Reason, until: CalendarDay, _ note: String, by staff: StaffID
    ) throws(CaseRefusal) {
        guard current.state.canBeHeld else { throw .wrongStage(current.state.status) }
        let last = profile.deadline(.hold, from: "the case was put on hold", on: today).dueOn
        guard (today...last).contains(until) else { throw .holdOutOfRange(last: last) }
        record(.held(reason, until: until, note: note, by: staff))
        stand(Hold(reason: reason, since: today, until: until, stage: current.state, decision: nil))
        tellBoth(.onHold, quoting: note)
    }

    mutating func whileOnHold(_ command: CaseCommand, _ hold: Hold) throws(CaseRefusal) {
        switch command {
        case .resume(let staff): resume(hold, by: staff)
        case .fire(let timer) where timer.kind == .endHold: resume(hold, by: nil)
        case .assign(let caseworker): assign(caseworker)
        case .noticeAccepted:
            // The notice was on its way when the case was put on hold: its clock starts, and stands.
            change(to: hold.stage)
            setDecisionDeadline(hold.decision)
            try apply(command)
            stand(hold)
        default: throw refusal(of: command)
        }
    }

    mutating func armEndOfHold(_ hold: Hold) {
        arm(.endHold, at: LondonTime.endOfDay(hold.until).addingTimeInterval(1))
    }

    /// Every clock of the stage stands from here on. Not a move: what staff had to see to at the stage is still to be seen
    /// to.
    private mutating func stand(_ hold: Hold) {
        let (stage, decision) = (current.state, current.decisionDeadline)
        if stage.noticeClock?.deadline != nil, let step = stage.clockStep { perform(.settleDeadline(step, .cancelled)) }
        settleDecisionDeadline(.cancelled)
        disarm()
        change(to: .onHold(hold.at(stage, decision: decision)))
        armEndOfHold(hold)
    }

    private mutating func resume(_ hold: Hold, by staff: StaffID?) {
        record(.resumed(by: staff))
        let pause = ClockPause(from: hold.since, through: min(today, hold.until), reason: hold.reason.spoken)
        func moved(_ deadline: Derivation) -> Derivation {
            pause.map { deadline.paused(for: $0, on: profile.calendar) } ?? deadline
        }
        disarm()
        change(to: hold.stage)
        if let decision = hold.decision.map(moved) { startDecisionClock(decision) }
        if let deadline = hold.stage.noticeClock?.deadline.map(moved) { run(deadline) }
        countRound()
        rearm()
        tellBoth(.resumed)
    }

    mutating func extend(by workingDays: Int, _ reason: String, by staff: StaffID) throws(CaseRefusal) {
        let stage = current.state
        let isDecision = stage.status == .investigating || stage.status == .awaitingSignature
        guard isDecision || stage.noticeClock != nil else { throw .wrongStage(stage.status) }
        guard let deadline = isDecision ? current.decisionDeadline : stage.noticeClock?.deadline else {
            throw .nothingToExtend
        }
        guard deadline.extensions.isEmpty else { throw .extendedBefore }
        let limit = profile.clock(.extension, on: today).value
        let more = ClockExtension(
            Period(workingDays, .workingDays), limit: limit, reason: reason,
            author: "staff \(staff.rawValue.uuidString.lowercased())")
        guard let more else { throw .extensionTooLong(workingDays: limit.value) }
        let extended = deadline.extended(by: more, on: profile.calendar)
        // What was missed so long ago stays missed.
        guard extended.dueOn >= today, extended.dueOn > deadline.dueOn else { throw .nothingToExtend }
        record(.deadlineExtended(extended, isDecision ? .scheme : stage.clockParty, by: staff))
        disarm()
        replace(deadline, with: extended)
        countRound()
        rearm()
        tellBoth(.deadlineMoved, quoting: reason)
    }

    mutating func tellBoth(_ kind: MessageKind, quoting quotation: String? = nil) {
        notify(kind, .complainant, step: "version-\(current.version)", quoting: quotation)
        guard current.state.isKnownToProvider else { return }
        notify(kind, .provider, step: "version-\(current.version)", quoting: quotation)
    }
}

extension CaseState {
    /// Somebody has to do something by a date, and the provider knows of the case.
    fileprivate var canBeHeld: Bool {
        switch self {
        case .awaitingProvider, .settlementOffered, .awaitingComments, .investigating, .awaitingInformation,
            .awaitingSignature, .resolutionProposed, .reviewing, .awaitingAcceptance, .awaitingRemedy:
            true
        case .tooEarly, .refused, .eligibilityDisputed, .onHold, .closed: false
        }
    }
}
