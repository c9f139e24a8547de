/// Reads rules: a value with its clause, source, confidence and effective date.
struct RuleReader {
    /// The sources that the profile names, by the keys under which rules refer to them.
    let sources: [String: String]

    /// Either one rule, or `{selected_by, rules: [...]}` with rules that follow each other in time.
    func dated<Value: Hashable & Sendable>(
        _ node: YAMLNode?, value: (YAMLNode) -> Value?
    ) -> DatedRules<Value>? {
        guard let node else { return nil }
        guard node.has("rules") else {
            return rule(node, value: value).map { DatedRules(first: $0, later: [], selectedBy: .event) }
        }
        node.allow(["selected_by", "rules"])
        let rules = node.value("rules")?.elements.compactMap { rule($0, value: value) } ?? []
        guard let selectedBy = node.value("selected_by")?.oneOf(SelectingDate.self), let first = rules.first else {
            return nil
        }
        noteWrongOrder(of: rules, at: node)
        return DatedRules(first: first, later: Array(rules.dropFirst()), selectedBy: selectedBy)
    }

    /// The keys `clause`, `source` and `confidence`, which everything in a profile has.
    func provenance(_ node: YAMLNode) -> (clause: String, source: String, confidence: Confidence)? {
        let clause = node.value("clause")?.text
        let source = source(node.value("source"))
        let confidence = node.value("confidence")?.oneOf(Confidence.self)
        guard let clause, let source, let confidence else { return nil }
        return (clause, source, confidence)
    }

    func rule<Value: Hashable & Sendable>(_ node: YAMLNode, value: (YAMLNode) -> Value?) -> Rule<Value>? {
        node.allow(["value", "from", "clause", "source", "confidence"])
        let from = node.has("from") ? node.value("from")?.day : nil
        let found = node.value("value").flatMap(value)
        guard let provenance = provenance(node), let found else { return nil }
        return Rule(
            value: found, clause: provenance.clause, source: provenance.source, confidence: provenance.confidence,
            effectiveFrom: from)
    }

    private func source(_ node: YAMLNode?) -> String? {
        guard let node, let key = node.text else { return nil }
        if let source = sources[key] { return source }
        node.problem("'\(key)' is not among the sources of the profile")
        return nil
    }

    /// The first rule holds from the beginning; each later one takes over on its date, so there is never a gap.
    private func noteWrongOrder<Value>(of rules: [Rule<Value>], at node: YAMLNode) {
        if rules.first?.effectiveFrom != nil {
            node.problem("the first rule must hold from the beginning, without 'from'")
        }
        for (earlier, later) in zip(rules, rules.dropFirst()) {
            guard let start = later.effectiveFrom else {
                node.problem("every rule after the first needs 'from'")
                continue
            }
            if let previous = earlier.effectiveFrom, previous >= start {
                node.problem("the rules must follow each other in time: \(start) comes after \(previous)")
            }
        }
    }
}
