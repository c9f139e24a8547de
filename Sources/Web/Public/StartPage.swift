import Domain

/// The front door.
struct StartPage: PageContent {
    static let template = "start"

    let title = "Complain about your phone, broadband or pay-TV provider"
    let wait: String
    /// The wait for complaints made before the newest rule, and until when that was.
    let earlierWait: String?
    let earlierUntil: String?
    let providers: String

    init(profiles: SchemeProfiles, directory: ProviderDirectory) {
        let rules = profiles.fallback.wait
        wait = rules.newest.value.spoken
        earlierUntil = rules.newest.effectiveFrom?.spoken
        earlierWait = earlierUntil == nil ? nil : rules.all.dropLast().last?.value.spoken
        providers = Enumeration.text(directory.memberNames)
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
