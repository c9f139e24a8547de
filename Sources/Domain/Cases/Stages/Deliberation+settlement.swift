import FoundationEssentials

/// The provider's offer lies with the complainant: taken, it binds; declined or left lying, the case is investigated.
extension Deliberation {
    mutating func whileSettlementOffered(
        _ command: CaseCommand, _ clock: NoticeClock, _ offer: [RemedyLine]
    ) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .settlementAnswer:
            try startSettlementClock(notice, relay, clock, offer)
        case .answer(accept: true): acceptSettlement(clock, offer)
        case .answer(accept: false): declineSettlement(clock)
        case .fire(let timer) where timer.kind == .expireSettlement: expireSettlement()
        case .fire(let timer) where timer.kind == .watchNotice:
            try watch(timer, clock, startingClock: .settlementAnswer)
        default: throw refusal(of: command)
        }
    }

    private mutating func startSettlementClock(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock, _ offer: [RemedyLine]
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(.settlementAnswer, from: "the offer reached the complainant", for: .complainant)
        change(to: .settlementOffered(.running(deadline), offer: offer))
        arm(.expireSettlement, after: deadline)
    }

    private mutating func acceptSettlement(_ clock: NoticeClock, _ offer: [RemedyLine]) {
        settle(.settlementAnswer, clock)
        settleDecisionDeadline(.cancelled)
        record(.settlementAccepted)
        awaitRemedy(offer, telling: .settlementAnswered)
    }

    private mutating func declineSettlement(_ clock: NoticeClock) {
        settle(.settlementAnswer, clock)
        record(.settlementDeclined)
        notify(.settlementAnswered, .provider)
        investigate()
    }

    private mutating func expireSettlement() {
        perform(.settleDeadline(.settlementAnswer, .missed))
        record(.settlementExpired)
        notify(.settlementAnswered, .provider)
        investigate()
    }
}
