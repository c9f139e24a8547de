import FoundationEssentials

/// Bank holidays are announced, sometimes late: what was counted without one is counted again.
extension Deliberation {
    /// A date only ever moves to a later day: nobody loses time that they were told they had.
    mutating func countAgain() throws(CaseRefusal) {
        let stage = current.state.noticeClock?.deadline.flatMap(later)
        let decision = current.decisionDeadline.flatMap(later)
        guard stage != nil || decision != nil else { throw .staleTimer }
        disarm()
        if let stage { replace(stage, for: current.state.clockParty) { $0.run(stage.after) } }
        if let decision {
            replace(decision, for: .scheme) {
                $0.setDecisionDeadline(decision.after)
                $0.perform(.startDeadline(decision.after, .scheme))
            }
        }
        countRound()
        rearm()
        tellBoth(.deadlineMoved, quoting: [stage, decision].compactMap(\.self).map(\.spoken).joined(separator: "\n"))
    }

    private mutating func replace(_ move: Move, for party: Party, _ start: (inout Deliberation) -> Void) {
        perform(.settleDeadline(move.before.step, .cancelled))
        record(.deadlineCountedAgain(from: move.before, to: move.after, party))
        start(&self)
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
