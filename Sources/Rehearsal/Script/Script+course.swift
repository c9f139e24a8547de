import Domain
import FoundationEssentials
import Operations

/// What is done beside the usual course: a case stands still, gets more time, goes to another scheme, is taken up again, or
/// becomes one with another.
extension Script {
    /// At one of the stages, a day or two into it.
    func course(of scene: Scene) -> [PlannedAct] {
        guard scene.round == 0, scene.state.isUnderWay,
            dice.choice(of: Self.stagesOfCourse, scene.ordinal, "stage of course") == scene.state.status,
            let action = action(scene)
        else { return [] }
        let at = diary(scene).workingDay(1...2, after: scene.today, "course")
        if case .transfer = action { return ombudsman(scene, "transfers", at, action) }
        return caseworker(scene, "course", at, action)
    }

    private func action(_ scene: Scene) -> CaseAction? {
        switch shares.course.choice(dice, scene.ordinal, "course") {
        case .holds, .resumes:
            let reason = dice.choice(of: Hold.Reason.allCases, scene.ordinal, "reason") ?? .thirdParty
            let days = 5 + dice.number(below: 25, scene.ordinal, "days on hold")
            return .hold(reason, until: scene.today.adding(days: days), text: "The case goes on after that.")
        case .extends:
            return .extension(
                workingDays: 1 + dice.number(below: 10, scene.ordinal, "more days"), text: "Papers came late.")
        case .transfers: return .transfer(scheme: "the Energy Ombudsman", text: "It is about electricity.")
        case .usual, nil: return nil
        }
    }

    func resume(_ scene: Scene, _ hold: Hold) -> [PlannedAct] {
        guard shares.course.choice(dice, scene.ordinal, "course") == .resumes, hold.since < hold.until else {
            return []
        }
        let at = diary(scene).anyDay(after: hold.since, through: hold.until, "resumes")
        return caseworker(scene, "resumes", at, .resumption)
    }

    /// Once after each end, and each time less likely.
    func comeBack(_ scene: Scene, _ reason: ClosingReason) -> [PlannedAct] {
        let step = "comes back \(scene.round)"
        let at = diary(scene).anyDay(1...10, after: scene.today, step)
        switch (shares.comeback.choice(dice, scene.ordinal, step), reason) {
        case (.complainant, .withdrawn), (.complainant, .notPursued):
            return [complainant(scene, step, at, .reopening(text: "It has begun again."))]
        case (.complainant, .remedied):
            return [complainant(scene, step, at, .remedyDispute(remedy: 1, text: "Nothing has come."))]
        case (.ombudsman, .lapsed), (.ombudsman, .rejected), (.ombudsman, .notPursued), (.ombudsman, .remedied):
            return ombudsman(scene, step, at, .reopening(text: "A letter of theirs was found in another file."))
        case (.stays, _), (.complainant, _), (.ombudsman, _), (nil, _): return []
        }
    }

    /// In the hour in which the second of two complaints is put to the provider, before anybody has acted on either.
    func merger(in scene: Scene) -> PlannedAct? {
        guard case .awaitingProvider(let clock) = scene.state, clock.deadline != nil, scene.round == 0,
            let twin = scene.twin, shares.twin.choice(dice, scene.ordinal, "twin") == .merges
        else { return nil }
        let action = CaseAction.joining(.merger(into: twin, text: "Both are about the same bill."))
        return caseworker(scene, "merges", scene.now.addingTimeInterval(30 * 60), action).first
    }

    private func caseworker(_ scene: Scene, _ step: String, _ at: Date, _ action: CaseAction) -> [PlannedAct] {
        dice.choice(of: roster.caseworkers(for: scene.provider), scene.ordinal, "drafter").map { place in
            [PlannedAct(at: at, ordinal: scene.ordinal, step: step, actor: .caseworker(place), action: action)]
        } ?? []
    }

    private func ombudsman(_ scene: Scene, _ step: String, _ at: Date, _ action: CaseAction) -> [PlannedAct] {
        dice.choice(of: roster.ombudsmen(for: scene.provider), scene.ordinal, "ruler").map { place in
            [PlannedAct(at: at, ordinal: scene.ordinal, step: step, actor: .ombudsman(place), action: action)]
        } ?? []
    }

    private static let stagesOfCourse: [CaseStatus] = [
        .awaitingProvider, .awaitingComments, .investigating, .awaitingInformation, .awaitingAcceptance,
        .awaitingRemedy,
    ]
}

extension CaseState {
    /// Whether whoever has to act has been told, so that a clock runs.
    fileprivate var isUnderWay: Bool { noticeClock.map { $0.deadline != nil } ?? (self == .investigating) }
}
