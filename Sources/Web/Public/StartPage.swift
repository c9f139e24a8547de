import Domain

/// The front door.
struct StartPage: PageContent {
    static let template = "start"

    let title: String
    let lead: String
    let wait: String
    let providers: String

    init(_ words: Catalogue, name: String, profiles: SchemeProfiles, directory: ProviderDirectory) {
        title = words("start.title")
        lead = words("start.lead", ["name": name])
        wait = Self.wait(profiles.fallback.wait, words)
        providers = words("start.providers", ["providers": words.list(directory.memberNames)])
    }

    /// With the wait for complaints made before the newest rule, and until when that was.
    private static func wait(_ rules: DatedRules<Period>, _ words: Catalogue) -> String {
        let now = ["wait": words.period(rules.newest.value)]
        guard let until = rules.newest.effectiveFrom, let earlier = rules.all.dropLast().last?.value else {
            return words("start.before_wait", now)
        }
        let before = ["until": words.day(until), "earlier": words.period(earlier)]
        return words("start.before_wait_earlier", now.merging(before) { $1 })
    }
}

extension Catalogue {
    /// `a, b and c`.
    func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return self("start.and", ["list": words.dropLast().joined(separator: ", "), "last": last])
    }
}

extension ProviderDirectory {
    /// Every id that a complaint may carry with its name: in alphabetical order, those of no scheme last.
    var idsByName: [(id: ProviderID, name: String)] {
        let named = selectableIDs.map { id in (id: id, name: name(of: id) ?? id.rawValue) }
        let sorted = named.sorted { $0.name.lowercased() < $1.name.lowercased() }
        return sorted.filter { isInAScheme($0.id) } + sorted.filter { !isInAScheme($0.id) }
    }

    /// The names of those that belong to a scheme now.
    var memberNames: [String] {
        idsByName.filter { isInAScheme($0.id) }.map(\.name)
    }

    private func isInAScheme(_ id: ProviderID) -> Bool {
        provider(id)?.memberships.contains { $0.through == nil } ?? false
    }
}

/// Lists in a sentence.
enum Enumeration {
    /// `a, b and c`.
    static func text(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}
