import Domain
import FoundationEssentials
import Operations

extension Script {
    /// Once on a case, and before anything is drafted.
    func ask(_ scene: Scene) -> [PlannedAct]? {
        let habit = shares.question.choice(dice, scene.ordinal, "question") ?? .none
        guard habit != .none, scene.round == 0,
            let caseworker = dice.choice(of: roster.caseworkers(for: scene.provider), scene.ordinal, "drafter")
        else { return nil }
        let action = CaseAction.informationRequest(
            to: habit == .provider ? .provider : .complainant, questions: Self.questions)
        return [
            PlannedAct(
                at: diary(scene).workingDay(1...5, after: scene.today, "asks"), ordinal: scene.ordinal, step: "asks",
                actor: .caseworker(caseworker), action: action)
        ]
    }

    func answer(_ scene: Scene, _ request: InformationRequest, by deadline: Derivation) -> [PlannedAct] {
        let diary = diary(scene)
        let first = diary.workingDay(after: scene.today, through: deadline.dueOn, "answers the first")
        switch shares.answer.choice(dice, scene.ordinal, "answer") {
        case .answers: return [answers(scene, request, 1...request.questions.count, first)]
        case .pieces:
            let rest = diary.workingDay(1...2, after: deadline.dueOn, "answers the rest")
            return [
                answers(scene, request, 1...1, first), answers(scene, request, 2...request.questions.count, rest),
            ]
        case .silent, nil: return []
        }
    }

    private func answers(
        _ scene: Scene, _ request: InformationRequest, _ numbers: ClosedRange<Int>, _ at: Date
    ) -> PlannedAct {
        let texts = numbers.map { InformationAnswer(question: $0, text: "On the third of May, by telephone.") }
        return PlannedAct(
            at: at, ordinal: scene.ordinal, step: "answers from \(numbers.lowerBound)",
            actor: request.asked == .provider ? .provider : .complainant, action: .information(texts))
    }

    private static let questions = [
        "When was the contract changed?", "Who agreed to it, and how?", "What was paid for it since?",
    ]
}
