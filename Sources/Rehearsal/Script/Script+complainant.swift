import Domain
import FoundationEssentials
import Operations

extension Script {
    /// Somebody who had never complained to the provider does so, and then tells the scheme the day.
    func addDate(_ scene: Scene) -> [PlannedAct] {
        guard shares.enquiry.choice(dice, scene.ordinal, "add the date") == .goesOn else { return [] }
        let at = diary(scene).anyDay(2...10, after: scene.today, "adds the date")
        let day = LondonTime.day(of: at).adding(days: -1)
        return [complainant(scene, "adds the date", at, .goOn(firstComplainedOn: day))]
    }

    func goOn(_ scene: Scene) -> [PlannedAct] {
        guard shares.enquiry.choice(dice, scene.ordinal, "go on") == .goesOn else { return [] }
        let at = diary(scene).anyDay(1...14, after: scene.today, "goes on")
        return [complainant(scene, "goes on", at, .goOn(firstComplainedOn: nil))]
    }

    func comment(_ scene: Scene, by deadline: Derivation) -> [PlannedAct] {
        guard shares.comments.choice(dice, scene.ordinal, "comments") == .comments else { return [] }
        let at = diary(scene).anyDay(after: scene.today, through: deadline.dueOn, "comments")
        return [complainant(scene, "comments", at, .comments(text: "The charge was on the next bill all the same."))]
    }

    func answerDecision(_ scene: Scene, by deadline: Derivation) -> [PlannedAct] {
        let habit = shares.decision.choice(dice, scene.ordinal, "decision")
        guard let habit, habit != .silent else { return [] }
        let at = diary(scene).anyDay(after: scene.today, through: deadline.dueOn, "answers the decision")
        return [complainant(scene, "answers the decision", at, .acceptance(accept: habit == .accepts))]
    }

    func disputeRefusal(_ scene: Scene) -> [PlannedAct] {
        guard shares.refusal.choice(dice, scene.ordinal, "refusal") == .disputes else { return [] }
        let at = diary(scene).anyDay(1...10, after: scene.today, "disputes the refusal")
        return [complainant(scene, "disputes the refusal", at, .refusalDispute(text: "That is not how it was."))]
    }

    func answerResolution(_ scene: Scene, by deadline: Derivation) -> [PlannedAct] {
        let habit = shares.decision.choice(dice, scene.ordinal, "resolution")
        guard let habit, habit != .silent else { return [] }
        let at = diary(scene).anyDay(after: scene.today, through: deadline.dueOn, "answers the resolution")
        return [complainant(scene, "answers the resolution", at, .acceptance(accept: habit == .accepts))]
    }

    /// Either side, some days before the window closes; the complainant may have answered by then.
    func review(_ scene: Scene, by deadline: Derivation) -> [PlannedAct] {
        let habit = shares.review.choice(dice, scene.ordinal, "review")
        guard let habit, habit != .none else { return [] }
        let at = diary(scene).anyDay(after: scene.today, through: deadline.dueOn, "asks for a review")
        let action = CaseAction.reviewRequest(.errorOfFact, text: "The account was closed in March, not in May.")
        return [
            PlannedAct(
                at: at, ordinal: scene.ordinal, step: "asks for a review",
                actor: habit == .provider ? .provider : .complainant, action: action)
        ]
    }

    /// Somebody who gives up does so at one of the stages, some days into it; the case may have moved on by then.
    func withdrawal(in scene: Scene) -> [PlannedAct] {
        guard shares.withdrawal.choice(dice, scene.ordinal, "withdrawal") == .withdraws,
            dice.choice(of: Self.stagesOfWithdrawal, scene.ordinal, "stage of withdrawal") == scene.state.status,
            scene.state.waitsFor != .scheme
        else { return [] }
        let at = diary(scene).anyDay(1...8, after: scene.today, "withdraws")
        return [complainant(scene, "withdraws", at, .withdrawal(reason: "It has been put right since."))]
    }

    private static let stagesOfWithdrawal: [CaseStatus] = [
        .awaitingProvider, .settlementOffered, .awaitingComments, .investigating, .awaitingInformation,
        .awaitingSignature, .awaitingAcceptance, .awaitingRemedy,
    ]

    func complainant(_ scene: Scene, _ step: String, _ at: Date, _ action: CaseAction) -> PlannedAct {
        PlannedAct(at: at, ordinal: scene.ordinal, step: step, actor: .complainant, action: action)
    }
}
