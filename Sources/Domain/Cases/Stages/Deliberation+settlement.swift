import FoundationEssentials

/// One side's offer lies with the other: taken, it binds; answered by a counter-offer, it is the other's turn; declined or
/// left lying, the case is investigated.
extension Deliberation {
    /// Puts an offer to whoever has to answer it.
    mutating func put(_ offer: SettlementOffer, as kind: MessageKind, quoting text: String) {
        move(to: .settlementOffered(.awaitingNotice, offer: offer))
        notify(kind, offer.answerer, startsClock: .settlementAnswer, quoting: text)
        watchNotice()
    }

    mutating func whileSettlementOffered(
        _ command: CaseCommand, _ clock: NoticeClock, _ offer: SettlementOffer
    ) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .settlementAnswer:
            try startSettlementClock(notice, relay, clock, offer)
        case .answer(let accept): try answer(accept, by: .complainant, clock, offer)
        case .answerCounterOffer(let accept): try answer(accept, by: .provider, clock, offer)
        case .counterOffer(let text, let proposals, let party): try counter(text, proposals, by: party, clock, offer)
        case .fire(let timer) where timer.kind == .expireSettlement: expireSettlement(offer)
        case .fire(let timer) where timer.kind == .watchNotice:
            try watch(timer, clock, startingClock: .settlementAnswer)
        default: throw refusal(of: command)
        }
    }

    private mutating func startSettlementClock(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock, _ offer: SettlementOffer
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(
            .settlementAnswer, from: "the offer reached the \(offer.answerer)", for: offer.answerer)
        change(to: .settlementOffered(.running(deadline), offer: offer))
        arm(.expireSettlement, after: deadline)
    }

    private mutating func answer(
        _ accept: Bool, by party: Party, _ clock: NoticeClock, _ offer: SettlementOffer
    ) throws(CaseRefusal) {
        guard party == offer.answerer else { throw .othersTurn }
        settle(.settlementAnswer, clock)
        if accept { acceptSettlement(offer) } else { declineSettlement(offer) }
    }

    private mutating func acceptSettlement(_ offer: SettlementOffer) {
        settleDecisionDeadline(.cancelled)
        record(offer.by == .provider ? .settlementAccepted : .counterOfferAccepted)
        awaitRemedy(offer.lines, telling: .settlementAgreed)
    }

    private mutating func declineSettlement(_ offer: SettlementOffer) {
        record(offer.by == .provider ? .settlementDeclined : .counterOfferDeclined)
        notify(.settlementAnswered, offer.by)
        investigate()
    }

    /// Instead of yes or no. Between them the two sides make only so many.
    private mutating func counter(
        _ text: String, _ proposals: [RemedyProposal], by party: Party, _ clock: NoticeClock, _ offer: SettlementOffer
    ) throws(CaseRefusal) {
        guard party == offer.answerer else { throw .othersTurn }
        guard !proposals.isEmpty else { throw .emptyOffer }
        guard offer.turn < profile.mostCounterOffers else { throw .noMoreOffers(most: profile.mostCounterOffers) }
        let counter = SettlementOffer(by: party, try lines(proposals), turn: offer.turn + 1)
        settle(.settlementAnswer, clock)
        countRound()
        record(.counterOffered(text, counter.lines, by: party))
        put(counter, as: .counterOffer, quoting: text)
    }

    private mutating func expireSettlement(_ offer: SettlementOffer) {
        perform(.settleDeadline(.settlementAnswer, .missed))
        record(.settlementExpired)
        notify(.settlementAnswered, offer.by)
        investigate()
    }
}
