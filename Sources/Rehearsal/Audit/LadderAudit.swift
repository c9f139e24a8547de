import Domain
import FoundationEssentials
import Persistence

/// Holds the reminders and chases that were sent against the profile, case by case: none missing, none too many, none out
/// of order, each on its day; also where a date was moved, and the ladder was climbed again about another one.
struct LadderAudit {
    let records: Records

    func violations() -> [Violation] {
        let lines = Dictionary(grouping: records.ledger) { Clock(caseID: $0.caseID, step: $0.deadline.derivation.step) }
        return lines.flatMap(violations)
    }

    private struct Clock: Hashable {
        let caseID: CaseID
        let step: ClockStep
    }

    /// - Parameter lines: of the ledger, in the order in which they began
    private func violations(_ clock: Clock, _ lines: [LedgerLine]) -> [Violation] {
        guard let ladder = Ladder(clock.step) else { return [] }
        let climbed = lines.map { (line: $0, rungs: rungs(of: ladder, about: $0)) }
        let wanted = climbed.flatMap(\.rungs).filter { $0.kind != nil }
        let sent = sent(by: ladder, on: clock.caseID)
        let ends = climbed.flatMap { line, rungs in
            rungs.filter { $0.kind == nil && ladder == .providerResponse }.flatMap { missingEnd(line, at: $0.at) }
        }
        return ends + (wanted == sent ? [] : [violation(clock, "\(words(sent)) instead of \(words(wanted))")])
    }

    private func rungs(of ladder: Ladder, about line: LedgerLine) -> [Ladder.Rung] {
        guard let start = line.startedAt, let scheme = records.cases[line.caseID]?.scheme else { return [] }
        let climb = Climb(ladder: ladder, deadline: line.deadline.derivation) { moment in
            let profiles = records.almanac.profiles(at: moment)
            return profiles[scheme] ?? profiles.fallback
        }
        return climb.rungs(from: start, through: line.deadline.endedAt ?? records.end)
    }

    private func sent(by ladder: Ladder, on id: CaseID) -> [Ladder.Rung] {
        (records.sent[id] ?? [])
            // Those of a review and of a ruling have a clock of their own, which is not a profile's ladder.
            .filter { ladder.kinds.contains($0.name.kind) && !$0.name.step.hasPrefix("review-") }
            // Of a breach the complainant is told as well.
            .filter { $0.name.kind != .breachNotice || $0.name.recipient == .provider }
            .map { Ladder.Rung(step: Notice.withoutRound($0.name.step), kind: $0.name.kind, at: $0.at) }
            .sorted { ($0.at, $0.step) < ($1.at, $1.step) }
    }

    /// A provider that is silent to the end is passed over on that morning, and both sides are told.
    private func missingEnd(_ line: LedgerLine, at moment: Date) -> [Violation] {
        let clock = Clock(caseID: line.caseID, step: line.deadline.derivation.step)
        var violations: [Violation] = []
        if line.deadline.state != DeadlineEnd.missed.rawValue || line.deadline.endedAt != moment {
            violations.append(violation(clock, "the case did not go on without the provider"))
        }
        let told = (records.sent[line.caseID] ?? [])
            .filter { $0.name.kind == .proceedingWithoutResponse && $0.at == moment }
            .map(\.name.recipient)
        if Set(told) != [.complainant, .provider] {
            violations.append(violation(clock, "not both sides were told that the case goes on"))
        }
        return violations
    }

    private func violation(_ clock: Clock, _ words: String) -> Violation {
        Violation(.ladder, records.ordinals[clock.caseID], "\(clock.step.rawValue): \(words)")
    }

    private func words(_ rungs: [Ladder.Rung]) -> String {
        rungs.isEmpty ? "nothing" : rungs.map { "\($0.step) on \(LondonTime.day(of: $0.at))" }.joined(separator: ", ")
    }
}
