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
        guard let ombudsman = dice.choice(of: roster.ombudsmen(for: scene.provider), scene.ordinal, "signer")
        else { return [] }
        return [
            PlannedAct(
                at: diary(scene).workingDay(1...4, after: scene.today, "signs"), ordinal: scene.ordinal,
                step: "signs", actor: .ombudsman(ombudsman), action: .decisionSignature)
        ]
    }

    private func finding(_ scene: Scene) -> FindingHabit {
        shares.finding.choice(dice, scene.ordinal, "finding") ?? .dismissed
    }

    private func findings(_ scene: Scene) -> [Finding] {
        let outcome: Finding.Outcome =
            switch finding(scene) {
            case .upheld: .upheld
            case .partly: .partlyUpheld
            case .dismissed: .notUpheld
            }
        return scene.issues.map { Finding(issue: $0, outcome: outcome, reasons: "The bills and both sides' accounts.") }
    }

    private func awards(_ scene: Scene) -> [RemedyProposal] {
        finding(scene) == .dismissed ? [] : remedies(scene)
    }
}
