extension CompensationScheme {
    /// The scheme that this release carries, as of August 2026.
    public static let bundled = EmbeddedFile.parse(PackageResources.automatic_compensation_yaml, load)

    /// Reads a scheme; throws everything that is wrong with it.
    public static func load(yaml: String) throws(ProfileError) -> CompensationScheme {
        try YAMLDocument.read(yaml) { CompensationReader(root: $0).scheme }
    }
}

/// Reads `automatic-compensation.yaml`.
private struct CompensationReader {
    let root: YAMLNode

    var scheme: CompensationScheme? {
        root.allow(["version", "sources", "rate_of", "rates", "participants", "suspensions"])
        guard let version = root.value("version")?.text,
            let selection = root.value("rate_of")?.value("value")?.oneOf(CompensationScheme.RateSelection.self)
        else { return nil }
        return CompensationScheme(
            version: version, rates: rates(root.value("rates")),
            participants: root.value("participants")?.elements.compactMap(participation) ?? [],
            suspensions: root.value("suspensions")?.elements.compactMap(suspension) ?? [], rateSelection: selection)
    }

    private func rates(_ node: YAMLNode?) -> [CompensationRate] {
        let rates = node?.elements.compactMap(rate) ?? []
        for (earlier, later) in zip(rates, rates.dropFirst()) where earlier.from >= later.from {
            node?.problem("must be in order")
        }
        return rates
    }

    private func rate(_ node: YAMLNode) -> CompensationRate? {
        noteSource(node)
        guard let from = node.value("from")?.day, let repair = node.value("repair")?.integer,
            let appointment = node.value("appointment")?.integer, let start = node.value("start")?.integer
        else { return nil }
        return CompensationRate(from: from, repairPence: repair, appointmentPence: appointment, startPence: start)
    }

    private func participation(_ node: YAMLNode) -> CompensationScheme.Participation? {
        guard let provider = node.value("provider")?.text, let from = node.value("from")?.day else { return nil }
        return .init(
            provider: ProviderID(rawValue: provider), from: from,
            through: node.has("through") ? node.value("through")?.day : nil)
    }

    private func suspension(_ node: YAMLNode) -> CompensationScheme.Suspension? {
        noteSource(node)
        guard let from = node.value("from")?.day, let through = node.value("through")?.day else { return nil }
        return .init(from: from, through: through)
    }

    /// A figure without a source is none.
    private func noteSource(_ node: YAMLNode) {
        guard let name = node.value("source")?.text else { return }
        if let sources = root.value("sources"), !sources.has(name) { node.problem("source: \(name) is not listed") }
    }
}
