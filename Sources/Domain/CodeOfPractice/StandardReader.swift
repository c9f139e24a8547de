/// Reads a service standard.
struct StandardReader {
    let rules: RuleReader

    func standard(_ id: String, _ node: YAMLNode) -> ServiceStandard? {
        node.allow([
            "clause", "source", "confidence", "start", "end", "within", "seconds", "share", "percent", "enabled",
        ])
        let start = node.value("start")?.oneOf(ClockPoint.self)
        let end = node.value("end")?.oneOf(ClockPoint.self)
        let direction = node.value("share")?.oneOf(ServiceStandard.Direction.self)
        let percent = percent(node.value("percent"))
        let limit = limit(node)
        let isEnabled = node.has("enabled") ? node.value("enabled")?.boolean : true
        guard let provenance = rules.provenance(node), let start, let end, let direction, let percent, let isEnabled
        else { return nil }
        return ServiceStandard(
            id: id, start: start, end: end, within: limit.period, seconds: limit.seconds, direction: direction,
            percent: percent, isEnabled: isEnabled, clause: provenance.clause, source: provenance.source,
            confidence: provenance.confidence)
    }

    private func limit(_ node: YAMLNode) -> (period: Period?, seconds: Int?) {
        if node.has("within") == node.has("seconds") { node.problem("needs either 'within' or 'seconds'") }
        let period = node.has("within") ? node.value("within")?.period : nil
        let seconds = node.has("seconds") ? node.value("seconds")?.integer : nil
        return (period, seconds)
    }

    private func percent(_ node: YAMLNode?) -> Int? {
        guard let node, let percent = node.integer else { return nil }
        if (0...100).contains(percent) { return percent }
        node.problem("must be from 0 to 100")
        return nil
    }
}
