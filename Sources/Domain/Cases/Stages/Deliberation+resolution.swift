import FoundationEssentials

/// Some schemes propose before they decide: both sides read the resolution, and either can ask for one review, for an
/// error of fact or for new evidence. What nobody has reason to review becomes the final decision.
extension Deliberation {
    mutating func propose(_ decision: Decision) {
        move(to: .resolutionProposed(.awaitingNotice, decision, isAccepted: false))
        record(.resolutionProposed(decision))
        notify(.proposedResolution, .complainant, startsClock: .provisionalComments)
        notify(.proposedResolution, .provider)
        watchNotice()
    }

    mutating func whileResolutionProposed(
        _ command: CaseCommand, _ clock: NoticeClock, _ decision: Decision, isAccepted: Bool
    ) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .provisionalComments:
            try startReviewWindow(notice, relay, clock, decision, isAccepted: isAccepted)
        case .requestReview(let request): review(decision, request, clock)
        case .answer(accept: true) where !isAccepted: acceptResolution(clock, decision)
        case .answer(accept: false) where !isAccepted: declineResolution(clock, decision)
        case .fire(let timer) where timer.kind == .closeReview: closeReviewWindow(decision, isAccepted: isAccepted)
        case .fire(let timer) where timer.kind == .watchNotice:
            try watch(timer, clock, startingClock: .provisionalComments)
        default: throw refusal(of: command)
        }
    }

    mutating func whileReviewing(_ command: CaseCommand, _ review: Review) throws(CaseRefusal) {
        switch command {
        case .assign(let caseworker): assign(caseworker)
        case .draftDecision(let findings, let proposals, let drafter):
            let decision = Decision(findings: findings, remedies: try lines(proposals), drafter: drafter)
            perform(.settleDeadline(.review, end(of: review.deadline)))
            awaitSignature(of: decision)
        case .fire(let timer) where timer.kind == .remindCaseworker:
            remind(.caseworker, timer, due: review.deadline.dueOn, prefix: "review-")
        default: throw refusal(of: command)
        }
    }

    private mutating func startReviewWindow(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock, _ decision: Decision, isAccepted: Bool
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(
            .provisionalComments, from: "the proposed resolution reached the complainant", for: .complainant)
        change(to: .resolutionProposed(.running(deadline), decision, isAccepted: isAccepted))
        arm(.closeReview, after: deadline)
    }

    private mutating func review(_ decision: Decision, _ request: ReviewRequest, _ clock: NoticeClock) {
        settle(.provisionalComments, clock)
        let deadline = ownDeadline(.review, from: "the \(request.party.rawValue) asked for a review")
        move(to: .reviewing(Review(proposed: decision, request: request, deadline: deadline)))
        record(.reviewRequested(request))
        perform(.startDeadline(deadline, .caseworker))
        for party in [Party.complainant, .provider, .caseworker] {
            notify(.reviewRequest, party, quoting: party == request.party ? nil : request.text)
        }
        climbToRuling(by: deadline)
    }

    /// The provider keeps its own right to a review until the window closes.
    private mutating func acceptResolution(_ clock: NoticeClock, _ decision: Decision) {
        record(.resolutionAccepted)
        change(to: .resolutionProposed(clock, decision, isAccepted: true))
        notify(.resolutionAccepted, .complainant)
        notify(.resolutionAccepted, .provider)
    }

    /// Not to agree is no reason for a review: the complainant can still reject the decision itself.
    private mutating func declineResolution(_ clock: NoticeClock, _ decision: Decision) {
        settle(.provisionalComments, clock)
        record(.resolutionDeclined)
        confirm(decision)
    }

    private mutating func closeReviewWindow(_ decision: Decision, isAccepted: Bool) {
        perform(.settleDeadline(.provisionalComments, isAccepted ? .met : .missed))
        guard isAccepted else { return confirm(decision) }
        record(.resolutionConfirmed)
        guard !decision.remedies.isEmpty else { return close(.decidedWithoutRemedy, telling: .closed) }
        awaitRemedy(decision.remedies, telling: .decisionAccepted)
    }

    private mutating func confirm(_ decision: Decision) {
        record(.resolutionConfirmed)
        publish(decision.final)
    }
}
