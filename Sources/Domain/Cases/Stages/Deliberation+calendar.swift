import FoundationEssentials

/// Bank holidays are announced, sometimes late: what was counted without one is counted again.
extension Deliberation {
    /// A date only ever moves to a later day: nobody loses time that they were told they had.
    mutating func countAgain() throws(CaseRefusal) {
        let clocks = [current.state.noticeClock?.deadline, current.decisionDeadline].compactMap(\.self)
        let moves = clocks.compactMap(later)
        guard !moves.isEmpty else { throw .staleTimer }
        disarm()
        for move in moves {
            let party = move.before.step == .finalDecision ? Party.scheme : current.state.clockParty
            record(.deadlineCountedAgain(from: move.before, to: move.after, party))
            replace(move.before, with: move.after)
        }
        countRound()
        rearm()
        tellBoth(.deadlineMoved, quoting: moves.map(\.spoken).joined(separator: "\n"))
    }

    private func later(_ deadline: Derivation) -> Move? {
        let counted = deadline.recalculated(with: profile.calendar)
        return counted.dueOn > deadline.dueOn ? Move(before: deadline, after: counted) : nil
    }

    private struct Move {
        let before: Derivation
        let after: Derivation

        /// Names what was announced.
        var spoken: String {
            let new = after.skipped.filter { !before.skipped.contains($0) }
                .map { "\($0.day.spoken) (\($0.name))" }.joined(separator: ", ")
            let cause = new.isEmpty ? "The bank holidays have changed" : "\(new) was announced as a bank holiday"
            return "\(cause). \(before.dueOn.spoken) becomes \(after.dueOn.spoken)."
        }
    }
}
