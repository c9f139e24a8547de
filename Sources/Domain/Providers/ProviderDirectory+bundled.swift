extension ProviderDirectory {
    /// The directory that this release carries, as of August 2026.
    public static let bundled = EmbeddedFile.parse(PackageResources.providers_yaml, load)

    /// Reads a directory; throws everything that is wrong with it.
    public static func load(yaml: String) throws(ProfileError) -> ProviderDirectory {
        try YAMLDocument.read(yaml) { ProviderDirectoryReader(root: $0).directory }
    }
}

/// Reads `providers.yaml`.
struct ProviderDirectoryReader {
    let root: YAMLNode

    var directory: ProviderDirectory? {
        root.allow(["version", "source", "providers"])
        let providers = root.value("providers")?.elements.compactMap(provider) ?? []
        noteDuplicates(in: providers)
        guard let version = root.value("version")?.text else { return nil }
        return ProviderDirectory(version: version, providers: providers)
    }

    private func provider(_ node: YAMLNode) -> Provider? {
        node.allow(["id", "name", "group", "brands", "member", "contact", "senior_contact"])
        guard let id = identifier(node.value("id")), let name = node.value("name")?.text else { return nil }
        return Provider(
            id: id, name: name, group: node.has("group") ? node.value("group")?.text : nil,
            brands: node.has("brands") ? node.value("brands")?.entries.compactMap(brand) ?? [] : [],
            memberships: memberships(node.value("member")),
            contact: contact(node, "contact", name: "\(name), ADR team", mailbox: "adr@\(id)"),
            seniorContact: contact(
                node, "senior_contact", name: "\(name), head of complaints", mailbox: "head-of-complaints@\(id)"))
    }

    private func identifier(_ node: YAMLNode?) -> ProviderID? {
        guard let node, let text = node.text else { return nil }
        guard text.utf8.allSatisfy(isIdentifierByte) else {
            node.problem("must be lower-case letters, digits and hyphens")
            return nil
        }
        return ProviderID(rawValue: text)
    }

    private func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private func brand(_ key: String, _ value: YAMLNode) -> Brand? {
        value.text.map { Brand(id: ProviderID(rawValue: key), name: $0) }
    }

    private func memberships(_ node: YAMLNode?) -> [Membership] {
        guard let node else { return [] }
        let memberships = node.elements.compactMap(membership)
        for (earlier, later) in zip(memberships, memberships.dropFirst()) where !isBefore(earlier, later) {
            node.problem("must be in order and must not overlap")
        }
        return memberships
    }

    private func membership(_ node: YAMLNode) -> Membership? {
        node.allow(["scheme", "from", "through"])
        guard let scheme = node.value("scheme")?.text else { return nil }
        return Membership(
            scheme: SchemeID(rawValue: scheme), from: node.has("from") ? node.value("from")?.day : nil,
            through: node.has("through") ? node.value("through")?.day : nil)
    }

    private func isBefore(_ earlier: Membership, _ later: Membership) -> Bool {
        guard let end = earlier.through, let start = later.from else { return false }
        return end < start
    }

    /// Without a contact of its own a provider gets one in `example.invalid`, which no mail ever reaches.
    private func contact(_ node: YAMLNode, _ key: String, name: String, mailbox: String) -> ProviderContact {
        let substitute = ProviderContact(name: name, email: "\(mailbox).example.invalid")
        guard node.has(key), let given = node.value(key) else { return substitute }
        given.allow(["name", "email"])
        guard let name = given.value("name")?.text, let email = given.value("email")?.text else { return substitute }
        return ProviderContact(name: name, email: email)
    }

    private func noteDuplicates(in providers: [Provider]) {
        var seen: Set<ProviderID> = []
        for id in providers.flatMap({ [$0.id] + $0.brands.map(\.id) }) where !seen.insert(id).inserted {
            root.problem("the id \(id) is there twice")
        }
    }
}
