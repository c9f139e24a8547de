public import FoundationEssentials

/// The case state machine: decides what a command does to a case, and does nothing itself.
///
/// The same case, command, profile and moment always give the same answer. Each stage's rules stand in a file of their
/// own under `Stages/`.
public struct CaseMachine: Sendable {
    private let profile: SchemeProfile
    private let now: Date
    private let unreachable: Set<Party>

    /// - Parameters:
    ///   - profile: the code of practice that the case came in under
    ///   - now: case time
    ///   - unreachable: the parties whose mail comes back: nothing presses them while that is so
    public init(profile: SchemeProfile, now: Date, unreachable: Set<Party> = []) {
        self.profile = profile
        self.now = now
        self.unreachable = unreachable
    }

    /// The first transition of a new case: what the eligibility decision makes of it.
    ///
    /// - Parameter isUrgent: see `ComplaintDraft.isUrgent`
    public func open(
        _ id: CaseID, against provider: ProviderID, _ eligibility: EligibilityDecision, isUrgent: Bool = false
    ) -> CaseTransition {
        let blank = Case(
            id: id, provider: provider, version: 0, generation: 0, state: .tooEarly(opensOn: nil, isOpen: false),
            decisionDeadline: nil, isUrgent: isUrgent)
        var deliberation = Deliberation(of: blank, profile: profile, now: now)
        deliberation.countUp()
        deliberation.record(.received)
        deliberation.receive(eligibility)
        return deliberation.transition
    }

    /// What `command` does to `subject`.
    ///
    /// - Throws: `CaseRefusal` when the case does not allow it; nothing has changed then.
    public func decide(_ command: CaseCommand, on subject: Case) throws(CaseRefusal) -> CaseTransition {
        var deliberation = Deliberation(of: subject, profile: profile, now: now)
        if case .fire(let timer) = command {
            guard timer.generation == subject.generation else { throw .staleTimer }
            // Put off to another day, nothing has happened to the case.
            if deliberation.postpone(timer, unreachable) { return deliberation.transition }
        }
        deliberation.countUp()
        try deliberation.apply(command)
        deliberation.noteReached(by: command, unreachable)
        return deliberation.transition
    }
}

extension Deliberation {
    mutating func apply(_ command: CaseCommand) throws(CaseRefusal) {
        switch command {
        case .withdraw(let reason): return try withdraw(reason)
        case .noticeUndelivered(let notice): return noticeUndelivered(notice)
        case .noticeBounced(let notice, let status): return noticeBounced(notice, status)
        case .receiveMail(let mail): return receive(mail)
        case .hold(let reason, let until, let note, let staff):
            return try hold(reason, until: until, note, by: staff)
        case .extend(let workingDays, let reason, let staff):
            return try extend(by: workingDays, reason, by: staff)
        case .countAgain: return try countAgain()
        case .transfer(let scheme, let reason, let staff): return try transfer(to: scheme, reason, by: staff)
        case .merge(let other, let reason, let staff): return try merge(into: other, reason, by: staff)
        case .takeIn(let complaint, let staff): return try takeIn(complaint, by: staff)
        case .openBeside(let companion, let reason, let staff):
            return try openBeside(companion, reason, by: staff)
        default: break  // what is left depends on the stage
        }
        switch current.state {
        case .tooEarly(let opensOn, let isOpen): try whileTooEarly(command, opensOn: opensOn, isOpen: isOpen)
        case .awaitingProvider(let clock): try whileAwaitingProvider(command, clock)
        case .settlementOffered(let clock, let offer): try whileSettlementOffered(command, clock, offer)
        case .awaitingComments(let clock): try whileAwaitingComments(command, clock)
        case .investigating: try whileInvestigating(command)
        case .awaitingInformation(let clock, let request): try whileAwaitingInformation(command, clock, request)
        case .awaitingSignature(let decision): try whileAwaitingSignature(command, decision)
        case .awaitingAcceptance(let clock, let decision): try whileAwaitingAcceptance(command, clock, decision)
        case .awaitingRemedy(let clock, let lines, let evidenced):
            try whileAwaitingRemedy(command, clock, lines, evidenced)
        case .refused(let ground, let isFinal): try whileRefused(command, ground, isFinal: isFinal)
        case .eligibilityDisputed(let dispute): try whileEligibilityDisputed(command, dispute)
        case .resolutionProposed(let clock, let decision, let isAccepted):
            try whileResolutionProposed(command, clock, decision, isAccepted: isAccepted)
        case .reviewing(let review): try whileReviewing(command, review)
        case .onHold(let hold): try whileOnHold(command, hold)
        case .closed(let reason): try whileClosed(command, reason)
        }
    }

    /// A timer or a notice that comes after its stage has nothing left to do; a person's command is told so.
    func refusal(of command: CaseCommand) -> CaseRefusal {
        switch command {
        case .fire, .noticeAccepted, .noticeUndelivered, .countAgain: .staleTimer
        case .goOn, .disputeRefusal, .objectToEligibility, .ruleOnEligibility, .defend, .offerSettlement, .counterOffer,
            .answerCounterOffer, .comment, .assign, .requestInformation, .giveInformation, .endRequest, .draftDecision,
            .signDecision, .requestReview,
            .answer, .evidenceRemedy, .disputeRemedy, .withdraw,
            .noticeBounced, .receiveMail, .hold, .resume, .extend, .reopen, .transfer, .merge, .takeIn,
            .openBeside:
            .wrongStage(current.state.status)
        }
    }

    private mutating func withdraw(_ reason: String?) throws(CaseRefusal) {
        guard current.state.status.isOpen else { throw .wrongStage(current.state.status) }
        record(.withdrawn(reason))
        close(.withdrawn, telling: .withdrawn)
    }

    /// The case stays armed by its notice watch; a person is told, and the watch sends the notice again.
    private mutating func noticeUndelivered(_ notice: Notice) {
        record(.noticeUndelivered(notice.kind, to: notice.to))
        raise(.noticeUndelivered)
    }
}
