import Domain
import FoundationEssentials

/// Decides what people do. Pure: the same scene gives the same acts, whoever asks and whenever.
struct Script: Sendable {
    let dice: Dice
    let shares: Shares
    let roster: StaffRoster

    /// What the people of a case plan when it comes to a new stage.
    func acts(in scene: Scene) -> [PlannedAct] {
        if let merger = merger(in: scene) { return [merger] }
        return moves(in: scene) + withdrawal(in: scene) + course(of: scene)
    }

    private func moves(in scene: Scene) -> [PlannedAct] {
        switch scene.state {
        case .tooEarly(nil, isOpen: false): addDate(scene)
        case .tooEarly(_, isOpen: true): goOn(scene)
        case .refused(_, isFinal: false): disputeRefusal(scene)
        case .tooEarly, .refused: []
        case .onHold(let hold): resume(scene, hold)
        case .closed(let reason): comeBack(scene, reason)
        case .eligibilityDisputed: rule(scene)
        case .awaitingProvider(let clock): clock.deadline.map { objection(scene, $0) ?? answer(scene, by: $0) } ?? []
        case .settlementOffered(let clock, let offer): clock.deadline.map { answer(scene, offer, by: $0) } ?? []
        case .awaitingComments(let clock): clock.deadline.map { comment(scene, by: $0) } ?? []
        case .investigating: ask(scene) ?? draft(scene)
        case .reviewing: draft(scene)
        case .awaitingInformation(let clock, let request):
            clock.deadline.map { answer(scene, request, by: $0) } ?? []
        case .awaitingSignature(let decision): sign(scene, decision)
        case .resolutionProposed(let clock, _, isAccepted: false):
            clock.deadline.map { answerResolution(scene, by: $0) + review(scene, by: $0) } ?? []
        case .resolutionProposed(_, _, isAccepted: true): []
        case .awaitingAcceptance(let clock, _): clock.deadline.map { answerDecision(scene, by: $0) } ?? []
        case .awaitingRemedy(let clock, let lines, let evidenced):
            clock.deadline.map { evidence(scene, lines.filter { !evidenced.contains($0.number) }, by: $0) } ?? []
        }
    }

    func diary(_ scene: Scene) -> Diary {
        Diary(calendar: scene.profile.calendar, dice: dice, ordinal: scene.ordinal)
    }
}
