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
        providers = Enumeration.text(directory.names)
    }
}

extension ProviderDirectory {
    /// Every name that people know a provider by, in alphabetical order.
    var names: [String] {
        selectableIDs.compactMap(name(of:)).sorted { $0.lowercased() < $1.lowercased() }
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
