import Domain
import FoundationEssentials
import Operations

extension Script {
    func answer(_ scene: Scene, by deadline: Derivation) -> [PlannedAct] {
        switch shares.provider.choice(dice, scene.ordinal, "provider") {
        case .defends: [answer(scene, inTimeFor: deadline, .defend(text: Self.defence))]
        case .settles: [answer(scene, inTimeFor: deadline, .settle(text: Self.offer, remedies: remedies(scene)))]
        case .late: lateAnswer(scene, deadline)
        case .silent, nil: []
        }
    }

    /// In the first days, before any reminder, or after the last day; once, as a clock that has been paused shows that it
    /// was tried.
    func objection(_ scene: Scene, _ deadline: Derivation) -> [PlannedAct]? {
        guard deadline.pauses.isEmpty else { return nil }
        let at: Date
        switch shares.objection.choice(dice, scene.ordinal, "objection") {
        case .objects: at = diary(scene).workingDay(1...2, after: scene.today, "objects")
        case .late: at = diary(scene).workingDay(1...2, after: deadline.dueOn, "objects")
        case .answers, nil: return nil
        }
        return [provider(scene, "objects", at, .objection(.alreadySettled, text: "It was settled on the telephone."))]
    }

    /// Each line at a time of its own.
    func evidence(_ scene: Scene, _ lines: [RemedyLine], by deadline: Derivation) -> [PlannedAct] {
        let habit = shares.remedy.choice(dice, scene.ordinal, "remedy") ?? .prompt
        return lines.map { line in
            let step = "evidences line \(line.number)"
            return provider(
                scene, step, when(habit, scene, deadline, step),
                .remedyEvidence(remedy: line.number, text: "Done; the reference of the payment is with our letter."))
        }
    }

    private func answer(_ scene: Scene, inTimeFor deadline: Derivation, _ position: ProviderPosition) -> PlannedAct {
        let at = diary(scene).workingDay(after: scene.today, through: deadline.dueOn, "answers")
        return provider(scene, "answers", at, .providerResponse(position))
    }

    /// Before the morning on which the case goes on without the provider.
    private func lateAnswer(_ scene: Scene, _ deadline: Derivation) -> [PlannedAct] {
        let ladder = scene.profile.chaseLadder
        let lastDay = (ladder.first { $0.action == .proceed }?.offset ?? 2) - 1
        guard lastDay > 0 else { return [] }
        let at = diary(scene).workingDay(1...lastDay, after: deadline.dueOn, "answers late")
        return [provider(scene, "answers late", at, .providerResponse(.defend(text: Self.defence)))]
    }

    private func when(_ habit: RemedyHabit, _ scene: Scene, _ deadline: Derivation, _ step: String) -> Date {
        let lastChase = scene.profile.complianceLadder.map(\.offset).max() ?? 0
        return switch habit {
        case .prompt: diary(scene).workingDay(after: scene.today, through: deadline.dueOn, step)
        case .late: diary(scene).workingDay(1...max(1, lastChase / 2), after: deadline.dueOn, step)
        case .chased: diary(scene).workingDay(lastChase + 1...lastChase + 12, after: deadline.dueOn, step)
        }
    }

    /// One or two lines, both far below any scheme's limit.
    func remedies(_ scene: Scene) -> [RemedyProposal] {
        let pounds = 10 + 5 * dice.number(below: 60, scene.ordinal, "amount")
        let refund = RemedyProposal(
            kind: .correctiveAction, description: "Refund what was charged", amountPence: pounds * 100)
        let apology = RemedyProposal(kind: .apology, description: "Apologise in writing", amountPence: nil)
        return dice.number(below: 2, scene.ordinal, "lines") == 0 ? [refund] : [refund, apology]
    }

    private func provider(_ scene: Scene, _ step: String, _ at: Date, _ action: CaseAction) -> PlannedAct {
        PlannedAct(at: at, ordinal: scene.ordinal, step: step, actor: .provider, action: action)
    }

    private static let defence = "The charge is in the terms that the customer agreed to."
    private static let offer = "We would like to settle this, without accepting that we were at fault."
}
