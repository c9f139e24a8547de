import Domain
import FoundationEssentials
import Operations

/// How offers to settle go back and forth.
extension Script {
    func answer(_ scene: Scene, _ offer: SettlementOffer, by deadline: Derivation) -> [PlannedAct] {
        offer.by == .provider ? answerOffer(scene, offer, by: deadline) : answerCounter(scene, offer, by: deadline)
    }

    private func answerOffer(_ scene: Scene, _ offer: SettlementOffer, by deadline: Derivation) -> [PlannedAct] {
        let step = "answers offer \(offer.turn)"
        let at = diary(scene).anyDay(after: scene.today, through: deadline.dueOn, step)
        let action: CaseAction
        switch shares.offer.choice(dice, scene.ordinal, step) {
        case .takes: action = .acceptance(accept: true)
        case .declines: action = .acceptance(accept: false)
        case .counters: action = another(scene, offer) ?? .acceptance(accept: true)
        case .silent, nil: return []
        }
        return [PlannedAct(at: at, ordinal: scene.ordinal, step: step, actor: .complainant, action: action)]
    }

    private func answerCounter(_ scene: Scene, _ offer: SettlementOffer, by deadline: Derivation) -> [PlannedAct] {
        let step = "answers counter-offer \(offer.turn)"
        let at = diary(scene).workingDay(after: scene.today, through: deadline.dueOn, step)
        let action: CaseAction
        switch shares.counter.choice(dice, scene.ordinal, step) {
        case .takes: action = .counterOfferAnswer(accept: true)
        case .declines: action = .counterOfferAnswer(accept: false)
        case .raises: action = another(scene, offer) ?? .counterOfferAnswer(accept: true)
        case .silent, nil: return []
        }
        return [PlannedAct(at: at, ordinal: scene.ordinal, step: step, actor: .provider, action: action)]
    }

    /// Another offer, if the scheme allows one more: a few pounds beside the one before.
    private func another(_ scene: Scene, _ offer: SettlementOffer) -> CaseAction? {
        guard offer.turn < scene.profile.mostCounterOffers else { return nil }
        let pounds = offer.lines.totalPence / 100 + (offer.by == .provider ? 20 : -10)
        let refund = RemedyProposal(
            kind: .correctiveAction, description: "Refund what was charged", amountPence: max(pounds, 5) * 100)
        return .counterOffer(text: "It should come to £\(max(pounds, 5)).", remedies: [refund])
    }
}
