import Domain
import FoundationEssentials
import Operations

extension Script {
    func draft(_ scene: Scene) -> [PlannedAct] {
        guard let caseworker = dice.choice(of: roster.caseworkers(for: scene.provider), scene.ordinal, "drafter")
        else { return [] }
        let days = shares.pace.choice(dice, scene.ordinal, "pace") == .slow ? 25...40 : 2...10
        let action = CaseAction.decisionDraft(findings: findings(scene), remedies: awards(scene))
        return [
            PlannedAct(
                at: diary(scene).workingDay(days, after: scene.today, "drafts"), ordinal: scene.ordinal,
                step: "drafts", actor: .caseworker(caseworker), action: action)
        ]
    }

    func rule(_ scene: Scene) -> [PlannedAct] {
        guard let ombudsman = dice.choice(of: roster.ombudsmen(for: scene.provider), scene.ordinal, "ruler")
        else { return [] }
        let admit = shares.ruling.choice(dice, scene.ordinal, "ruling") == .admits
        return [
            PlannedAct(
                at: diary(scene).workingDay(1...6, after: scene.today, "rules"), ordinal: scene.ordinal, step: "rules",
                actor: .ombudsman(ombudsman),
                action: .eligibilityRuling(admit: admit, reasons: "Both sides' papers show it."))
        ]
    }

    func sign(_ scene: Scene, _ decision: Decision) -> [PlannedAct] {
        let ombudsmen = roster.ombudsmen(for: scene.provider)
        guard let ombudsman = dice.choice(of: ombudsmen, scene.ordinal, "signer") else { return [] }
        return [
            PlannedAct(
                at: diary(scene).workingDay(1...4, after: scene.today, "signs"), ordinal: scene.ordinal,
                step: "signs", actor: .ombudsman(ombudsman), action: .decisionSignature,
                standIns: ombudsmen.map(PlannedAct.Actor.ombudsman))
        ]
    }

    /// What somebody finds who reads the case a second time: in four of five what its drafter found.
    func reading(_ ordinal: Int, on issues: [IssueCode]) -> Assessment {
        let drafted = outcome(ordinal)
        let agrees = dice.number(below: 5, ordinal, "second reading") > 0
        let found = agrees ? drafted : drafted == .upheld ? .notUpheld : .upheld
        return Assessment(issues.map { Assessment.Line($0, found) }, award: 0)
    }

    private func findings(_ scene: Scene) -> [Finding] {
        let outcome = outcome(scene.ordinal)
        return scene.issues.map { Finding(issue: $0, outcome: outcome, reasons: "The bills and both sides' accounts.") }
    }

    private func awards(_ scene: Scene) -> [RemedyProposal] {
        outcome(scene.ordinal) == .notUpheld ? [] : remedies(scene)
    }

    private func outcome(_ ordinal: Int) -> Finding.Outcome {
        switch shares.finding.choice(dice, ordinal, "finding") ?? .dismissed {
        case .upheld: .upheld
        case .partly: .partlyUpheld
        case .dismissed: .notUpheld
        }
    }
}
