extension SchemeProfile {
    /// Reads a profile; throws everything that is wrong with it.
    public static func load(yaml: String) throws(ProfileError) -> SchemeProfile {
        try YAMLDocument.read(yaml) { ProfileReader(root: $0).profile }
    }
}

/// Reads a scheme profile from its YAML file.
struct ProfileReader {
    let root: YAMLNode
    private let rules: RuleReader

    init(root: YAMLNode) {
        self.root = root
        let sources = root.value("sources")?.entries.compactMap { key, value in value.text.map { (key, $0) } } ?? []
        rules = RuleReader(sources: Dictionary(sources) { first, _ in first })
    }

    private static let keys = [
        "id", "version", "title", "division", "sources", "wait", "referral_limit", "business_limit", "remedy_cap",
        "counter_offers", "second_reading_share", "acceptance", "remedy_kinds", "clocks", "ladders", "refusals",
        "outside",
        "standards",
    ]

    // Everything is read before anything is found missing, so that all problems are reported at once.
    var profile: SchemeProfile? {
        root.allow(Self.keys)
        let id = root.value("id")?.text
        let version = root.value("version")?.text
        let title = root.value("title")?.text
        let division = root.value("division")?.oneOf(Division.self)
        let wait = rules.dated(root.value("wait"), value: \.period)
        let referralLimit = rules.dated(root.value("referral_limit"), value: \.period)
        let businessLimit = rules.dated(root.value("business_limit"), value: positive)
        let remedyCap = rules.dated(root.value("remedy_cap"), value: positive)
        let counterOffers = rules.dated(root.value("counter_offers"), value: positive)
        let secondReadingShare = rules.dated(root.value("second_reading_share"), value: \.ratio)
        let acceptance = root.value("acceptance").flatMap { rules.rule($0, value: \.text) }
        let remedyKinds = root.value("remedy_kinds")?.elements.compactMap { $0.oneOf(RemedyKind.self) } ?? []
        let clocks = clocks(root.value("clocks"))
        let ladders = ladders(root.value("ladders"))
        let refusals = refusals(root.value("refusals"))
        let outside = outsideIssues(root.value("outside"))
        let standards = standards(root.value("standards"))
        guard let id, let version, let title, let division, let wait, let referralLimit, let businessLimit,
            let remedyCap, let counterOffers, let secondReadingShare, let acceptance
        else { return nil }
        return SchemeProfile(
            id: SchemeID(rawValue: id), version: version, title: title, calendar: .bundled(division), wait: wait,
            referralLimit: referralLimit, businessLimit: businessLimit, remedyCap: remedyCap,
            counterOffers: counterOffers, secondReadingShare: secondReadingShare, acceptance: acceptance,
            remedyKinds: remedyKinds, clocks: clocks, ladders: ladders, refusals: refusals, outsideIssues: outside,
            standards: standards)
    }

    private func positive(_ node: YAMLNode) -> Int? {
        guard let value = node.integer else { return nil }
        if value > 0 { return value }
        node.problem("must be more than 0")
        return nil
    }

    /// The entries of a map whose keys are the cases of an enumeration, each once, with `required` among them.
    private func table<Key: RawRepresentable<String> & CaseIterable & Hashable, Value>(
        _ node: YAMLNode?, required: [Key], value: (Key, YAMLNode) -> Value?
    ) -> [Key: Value] {
        guard let node else { return [:] }
        node.allow(Key.allCases.map(\.rawValue))
        let missing = required.filter { !node.has($0.rawValue) }
        if !missing.isEmpty { node.problem("lacks \(missing.map(\.rawValue).joined(separator: ", "))") }
        let pairs = node.entries.compactMap { name, entry in
            Key(rawValue: name).flatMap { key in value(key, entry).map { (key, $0) } }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private func clocks(_ node: YAMLNode?) -> [ClockStep: DatedRules<Period>] {
        table(node, required: ClockStep.allCases.filter { !$0.isOptional }) { _, entry in
            rules.dated(entry, value: \.period)
        }
    }

    private func ladders(_ node: YAMLNode?) -> [LadderKind: ChaseLadder] {
        table(node, required: LadderKind.allCases) { _, entry in LadderReader(rules: rules).ladder(entry) }
    }

    private func refusals(_ node: YAMLNode?) -> [RefusalGround: RefusalRule] {
        table(node, required: RefusalGround.allCases) { ground, entry in
            entry.allow(["clause", "source", "confidence", "title", "says", "next"])
            let title = entry.value("title")?.text
            let says = entry.value("says")?.text
            let next = entry.value("next")?.text
            guard let provenance = rules.provenance(entry), let title, let says, let next else { return nil }
            return RefusalRule(
                ground: ground, clause: provenance.clause, title: title, explanation: says, next: next,
                source: provenance.source, confidence: provenance.confidence)
        }
    }

    private func outsideIssues(_ node: YAMLNode?) -> [IssueCode: String] {
        table(node, required: []) { _, entry in entry.text }
    }

    private func standards(_ node: YAMLNode?) -> [ServiceStandard] {
        node?.entries.compactMap { id, entry in StandardReader(rules: rules).standard(id, entry) } ?? []
    }
}
