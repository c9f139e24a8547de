import FoundationEssentials

/// A case that was closed can be taken up again: by the complainant for a while where nothing was decided against them, by
/// an ombudsman with a reason, or because a remedy was not what it was shown to be.
extension Deliberation {
    mutating func whileClosed(_ command: CaseCommand, _ reason: ClosingReason) throws(CaseRefusal) {
        switch command {
        case .reopen(let text, let staff): try reopen(text, reason, by: staff)
        case .disputeRemedy(let number, let text) where reason == .remedied: try dispute(number, text)
        default: throw refusal(of: command)
        }
    }

    mutating func transfer(to scheme: String, _ reason: String, by staff: StaffID) throws(CaseRefusal) {
        guard current.state.status.isOpen else { throw .wrongStage(current.state.status) }
        record(.transferred(to: scheme, reason: reason, by: staff))
        close(.transferred, telling: .transferred, quoting: reason)
    }

    private mutating func reopen(_ text: String, _ reason: ClosingReason, by staff: StaffID?) throws(CaseRefusal) {
        guard reason != .merged else { throw .partOfAnother }
        guard let reopening = current.reopening else { throw .reopeningOver }
        // A remedy that was not carried out is disputed line by line.
        guard staff != nil || reason != .remedied && isInTime(reopening) else { throw .reopeningOver }
        record(.reopened(text, by: staff))
        takeUp(reopening.stage, quoting: text)
    }

    /// A case is closed when every line is evidenced, so all of them were.
    private mutating func dispute(_ number: Int, _ text: String) throws(CaseRefusal) {
        guard let reopening = current.reopening, isInTime(reopening),
            case .awaitingRemedy(_, let lines, _) = reopening.stage
        else { throw .reopeningOver }
        let all = Set(lines.map(\.number))
        guard all.contains(number) else { throw .noSuchRemedy(number) }
        record(.remedyDisputed(number, text))
        takeUp(.awaitingRemedy(.awaitingNotice, lines, evidenced: all.subtracting([number])), quoting: text)
        notify(.remedyDispute, .provider, step: "line-\(number)", quoting: text)
    }

    private func isInTime(_ reopening: Reopening) -> Bool {
        reopening.until.map { today <= $0 } ?? false
    }

    func lastDayToReopen(after reason: ClosingReason) -> CalendarDay? {
        reason.reopening.map { profile.deadline($0, from: "the case was closed", on: today).dueOn }
    }

    /// Whoever has to act is told first, and has the whole time for it again.
    private mutating func takeUp(_ stage: CaseState, quoting text: String) {
        setReopening(nil)
        countRound()
        if case .onHold(let hold) = stage { return takeUp(hold.stage, quoting: text) }
        if stage.isBeforeDecision {
            let event = "the case was reopened"
            startDecisionClock(
                stage.isOwnStep
                    ? ownDeadline(.finalDecision, from: event)
                    : profile.deadline(.finalDecision, from: event, on: today))
        }
        if stage.startsByNotice {
            invite(to: stage.with(.awaitingNotice), quoting: text)
        } else if stage.noticeClock != nil {
            lookAgain(at: stage, quoting: text)
        } else {
            goOn(at: stage, quoting: text)
        }
    }

    private mutating func invite(to stage: CaseState, quoting text: String) {
        move(to: stage)
        for party in [Party.complainant, .provider] {
            notify(.reopened, party, startsClock: party == stage.clockParty ? stage.clockStep : nil, quoting: text)
        }
        watchNotice()
    }

    private mutating func lookAgain(at stage: CaseState, quoting text: String) {
        let deadline = ownDeadline(.review, from: "the case was reopened")
        move(to: stage.with(.running(deadline)))
        perform(.startDeadline(deadline, stage.clockParty))
        notify(.reopened, .complainant, quoting: text)
        if stage.isKnownToProvider { notify(.reopened, .provider, quoting: text) }
        rearm()
    }

    private mutating func goOn(at stage: CaseState, quoting text: String) {
        move(to: stage)
        if stage == .investigating { perform(.assignCaseworker) }
        notify(.reopened, .complainant, quoting: text)
        if stage.isBeforeDecision { notify(.reopened, .provider, quoting: text) }
        rearm()
    }
}

extension ClosingReason {
    /// The clock within which the complainant can have the case taken up again; `nil` where only an ombudsman can.
    fileprivate var reopening: ClockStep? {
        switch self {
        case .withdrawn, .notPursued: .notPursuedReopening
        case .remedied: .remedyDispute
        case .lapsed, .decidedWithoutRemedy, .rejected, .transferred, .merged: nil
        }
    }
}

extension CaseState {
    fileprivate var isBeforeDecision: Bool {
        switch self {
        case .awaitingProvider, .settlementOffered, .awaitingComments, .investigating, .awaitingInformation,
            .awaitingSignature:
            true
        // Of a complaint that was refused nobody owes a decision yet.
        case .eligibilityDisputed(let dispute): dispute.response != nil
        case .tooEarly, .refused, .resolutionProposed, .reviewing, .awaitingAcceptance, .awaitingRemedy, .onHold,
            .closed:
            false
        }
    }

    /// Whether nobody but the scheme itself has to act until the decision.
    fileprivate var isOwnStep: Bool {
        switch self {
        case .investigating, .awaitingSignature: true
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments,
            .awaitingInformation, .resolutionProposed, .reviewing, .awaitingAcceptance, .awaitingRemedy, .onHold,
            .closed:
            false
        }
    }

    /// Whether the stage's clock starts when somebody is told.
    fileprivate var startsByNotice: Bool {
        switch self {
        case .awaitingProvider, .settlementOffered, .awaitingComments, .awaitingInformation, .resolutionProposed,
            .awaitingAcceptance, .awaitingRemedy:
            true
        case .tooEarly, .refused, .eligibilityDisputed, .investigating, .awaitingSignature, .reviewing, .onHold,
            .closed:
            false
        }
    }
}
