import Domain
import FoundationEssentials
import Persistence

/// Holds the reminders and chases that were sent against the profile, deadline by deadline: none missing, none too
/// many, none out of order, each on its day.
struct LadderAudit {
    let records: Records

    func violations() -> [Violation] {
        let resumed = Set(records.ledger.filter { !$0.deadline.derivation.pauses.isEmpty }.map(Clock.init))
        // A clock that stood still goes on as a line of its own, and its ladder is that line's.
        let lines = records.ledger.filter { !$0.deadline.derivation.pauses.isEmpty || !resumed.contains(Clock($0)) }
        return lines.flatMap(violations)
    }

    private struct Clock: Hashable {
        let caseID: CaseID
        let step: ClockStep

        init(_ line: LedgerLine) {
            caseID = line.caseID
            step = line.deadline.derivation.step
        }
    }

    private func violations(_ line: LedgerLine) -> [Violation] {
        let deadline = line.deadline.derivation
        guard let ladder = Ladder(deadline.step), let profile = records.profile(of: line.caseID) else { return [] }
        let last = line.deadline.endedAt ?? records.end
        let wanted = ladder.rungs(about: deadline, of: profile, through: last)
        let sent = rungs(of: ladder, on: line.caseID)
        var violations: [Violation] = []
        if wanted != sent {
            violations.append(violation(line, "\(words(sent)) instead of \(words(wanted))"))
        }
        if let moment = ladder.proceeding(after: deadline, of: profile), moment <= last {
            violations += missingEnd(line, at: moment)
        }
        return violations
    }

    private func rungs(of ladder: Ladder, on id: CaseID) -> [Ladder.Rung] {
        (records.sent[id] ?? [])
            // Those of a review and of a ruling have a clock of their own, which is not a profile's ladder.
            .filter { ladder.kinds.contains($0.name.kind) && !$0.name.step.hasPrefix("review-") }
            // Of a breach the complainant is told as well.
            .filter { $0.name.kind != .breachNotice || $0.name.recipient == .provider }
            .map { Ladder.Rung(kind: $0.name.kind, step: Notice.withoutRound($0.name.step), at: $0.at) }
            .sorted { ($0.at, $0.step) < ($1.at, $1.step) }
    }

    /// A provider that is silent to the end is passed over on that morning, and both sides are told.
    private func missingEnd(_ line: LedgerLine, at moment: Date) -> [Violation] {
        var violations: [Violation] = []
        if line.deadline.state != DeadlineEnd.missed.rawValue || line.deadline.endedAt != moment {
            violations.append(violation(line, "the case did not go on without the provider"))
        }
        let told = (records.sent[line.caseID] ?? [])
            .filter { $0.name.kind == .proceedingWithoutResponse && $0.at == moment }
            .map(\.name.recipient)
        if Set(told) != [.complainant, .provider] {
            violations.append(violation(line, "not both sides were told that the case goes on"))
        }
        return violations
    }

    private func violation(_ line: LedgerLine, _ words: String) -> Violation {
        Violation(.ladder, records.ordinals[line.caseID], "\(line.deadline.derivation.step.rawValue): \(words)")
    }

    private func words(_ rungs: [Ladder.Rung]) -> String {
        rungs.isEmpty ? "nothing" : rungs.map { "\($0.step) on \(LondonTime.day(of: $0.at))" }.joined(separator: ", ")
    }
}
