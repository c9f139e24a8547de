import FoundationEssentials

/// The provider's turn: it defends, offers to settle, or is silent through the ladder and the case goes on without it.
extension Deliberation {
    mutating func whileAwaitingProvider(_ command: CaseCommand, _ clock: NoticeClock) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .providerResponse:
            try startProviderClock(notice, relay, clock)
        case .objectToEligibility(let ground, let text): try objectToEligibility(ground, text, clock)
        case .defend(let text): receiveDefence(text, clock)
        case .offerSettlement(let text, let proposals): try receiveOffer(text, proposals, clock)
        case .fire(let timer) where timer.kind == .chaseProvider: try chaseProvider(timer, clock)
        case .fire(let timer) where timer.kind == .watchNotice:
            try watch(timer, clock, startingClock: .providerResponse)
        default: throw refusal(of: command)
        }
    }

    private mutating func startProviderClock(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(.providerResponse, from: "the request reached the provider", for: .provider)
        change(to: .awaitingProvider(.running(deadline)))
        climb(profile.chaseLadder, as: .chaseProvider, by: deadline)
    }

    private mutating func receiveDefence(_ text: String, _ clock: NoticeClock) {
        settle(.providerResponse, clock)
        record(.providerDefended(text))
        move(to: .awaitingComments(.awaitingNotice))
        notify(.commentInvitation, .complainant, startsClock: .comments, quoting: text)
        watchNotice()
    }

    private mutating func receiveOffer(
        _ text: String, _ proposals: [RemedyProposal], _ clock: NoticeClock
    ) throws(CaseRefusal) {
        guard !proposals.isEmpty else { throw .emptyOffer }
        let offer = try lines(proposals)
        settle(.providerResponse, clock)
        record(.settlementOffered(text, offer))
        put(SettlementOffer(offer), as: .settlementOffer, quoting: text)
    }

    private mutating func chaseProvider(_ timer: CaseTimer, _ clock: NoticeClock) throws(CaseRefusal) {
        guard let deadline = clock.deadline, let step = step(timer, of: profile.chaseLadder) else {
            throw .staleTimer
        }
        record(.providerChased(step: step.id))
        switch step.action {
        case .remind: notify(.providerReminder, .provider, step: step.id)
        case .chase: notify(.providerChase, .provider, step: step.id)
        case .escalate: notify(.providerEscalation, .provider, step: step.id)
        case .proceed: return proceedWithoutProvider()
        }
        climbOn(profile.chaseLadder, from: timer, due: deadline.dueOn)
    }

    private mutating func proceedWithoutProvider() {
        perform(.settleDeadline(.providerResponse, .missed))
        record(.proceededWithoutProvider)
        notify(.proceedingWithoutResponse, .complainant)
        notify(.proceedingWithoutResponse, .provider)
        investigate()
    }
}

extension Deliberation {
    /// Numbers the lines, if together they stay under the scheme's cap.
    func lines(_ proposals: [RemedyProposal]) throws(CaseRefusal) -> [RemedyLine] {
        let lines = proposals.numbered()
        guard lines.totalPence <= profile.remedyCapPence else {
            throw .overCap(totalPence: lines.totalPence, capPence: profile.remedyCapPence)
        }
        return lines
    }

    /// Ends the stage's own clock, if its notice ever started it.
    mutating func settle(_ step: ClockStep, _ clock: NoticeClock) {
        guard let deadline = clock.deadline else { return }
        perform(.settleDeadline(step, end(of: deadline)))
    }

    mutating func watch(
        _ timer: CaseTimer, _ clock: NoticeClock, startingClock step: ClockStep
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        resendNotice(timer, startingClock: step)
    }
}
