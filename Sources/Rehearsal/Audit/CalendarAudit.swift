import Domain
import FoundationEssentials
import Persistence

/// Looks whether every date that a new table of bank holidays moves was moved in its first night, none to an earlier day,
/// and whether both sides were told.
struct CalendarAudit {
    let records: Records

    func violations() -> [Violation] {
        records.almanac.changes.flatMap { unmoved($0) + untold($0) }
    }

    /// Lines of the ledger that another one took the place of.
    func moved(_ change: Almanac.Change) -> [LedgerLine] {
        records.ledger.filter { line in
            line.deadline.endedAt == change.appliedAt && line.deadline.state == DeadlineEnd.cancelled.rawValue
                && isLater(line, change)
        }
    }

    private func unmoved(_ change: Almanac.Change) -> [Violation] {
        records.ledger
            .filter { line in
                let ended = line.deadline.endedAt ?? .distantFuture
                // What began after the change was counted by it.
                return line.deadline.derivation.dayZero < change.on && ended > change.appliedAt && isLater(line, change)
                    && change.appliedAt <= records.end
            }
            .map {
                violation(
                    $0.caseID, "\($0.deadline.derivation.step.rawValue) due \($0.deadline.derivation.dueOn.iso8601)")
            }
    }

    private func isLater(_ line: LedgerLine, _ change: Almanac.Change) -> Bool {
        guard let scheme = records.cases[line.caseID]?.scheme, let profile = change.profiles[scheme] else {
            return false
        }
        let deadline = line.deadline.derivation
        return deadline.recalculated(with: profile.calendar).dueOn > deadline.dueOn
    }

    /// Whoever has been written to about the case, on the same day: the complainant not in the night.
    private func untold(_ change: Almanac.Change) -> [Violation] {
        let cases = Set(moved(change).map(\.caseID))
        return cases.flatMap { id in
            let letters = records.sent[id] ?? []
            let parties = Set(letters.filter { $0.at < change.appliedAt }.map(\.name.recipient))
            let told = letters.filter { $0.name.kind == .deadlineMoved && LondonTime.day(of: $0.at) == change.on }
            return parties.intersection([.complainant, .provider]).subtracting(told.map(\.name.recipient))
                .map { violation(id, "the \($0.rawValue) was not told") }
        }
    }

    private func violation(_ id: CaseID, _ words: String) -> Violation {
        Violation(.calendar, records.ordinals[id], words)
    }
}

extension Almanac.Change {
    /// When the night's job counts again.
    var appliedAt: Date { LondonTime.at(hour: 0, minute: 40, on: on) }
}
