/// Reads a ladder of reminders and chases.
struct LadderReader {
    let rules: RuleReader

    func ladder(_ node: YAMLNode) -> ChaseLadder? {
        node.allow(["clause", "source", "confidence", "steps"])
        let steps = node.value("steps")?.elements.compactMap(step) ?? []
        noteWrongOrder(of: steps, at: node)
        guard let provenance = rules.provenance(node) else { return nil }
        return ChaseLadder(
            steps: steps, clause: provenance.clause, source: provenance.source, confidence: provenance.confidence)
    }

    private func step(_ node: YAMLNode) -> ChaseStep? {
        node.allow(["id", "at", "do"])
        let id = node.value("id")?.text
        let offset = node.value("at")?.integer
        guard let action = node.value("do")?.oneOf(ChaseAction.self), let id, let offset else { return nil }
        if !(-60...60).contains(offset) { node.problem("'at' must be from -60 to 60 working days") }
        if action == .remind && offset > 0 { node.problem("a reminder comes before the due day or on it") }
        if action != .remind && offset < 0 { node.problem("only a reminder comes before the due day") }
        return ChaseStep(id: id, offset: offset, action: action)
    }

    private func noteWrongOrder(of steps: [ChaseStep], at node: YAMLNode) {
        for (earlier, later) in zip(steps, steps.dropFirst()) where earlier.offset >= later.offset {
            node.problem("the steps must be in order: \(later.id) comes after \(earlier.id)")
        }
        var seen: Set<String> = []
        for step in steps where !seen.insert(step.id).inserted {
            node.problem("the step \(step.id) is there twice")
        }
    }
}
