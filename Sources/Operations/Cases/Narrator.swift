import Domain

/// Names the parties of a case as a person would who tells its reader of it: the reader is "you", the provider goes by
/// its name, and the scheme is "we".
struct Narrator: Sendable {
    let reader: Party
    let providerName: String

    /// In the middle of a sentence.
    func name(_ party: Party) -> String {
        if isReader(party) { return "you" }
        return switch party {
        case .provider: providerName
        case .scheme: "us"
        case .complainant, .caseworker, .ombudsman: "the \(party.rawValue)"
        }
    }

    /// At the beginning of a sentence.
    func subject(_ party: Party) -> String {
        if party == .scheme { return "We" }
        let name = name(party)
        return name == providerName ? name : name.prefix(1).uppercased() + name.dropFirst()
    }

    /// One of several: "A caseworker", or "You".
    func subject(_ party: Party, or article: String) -> String {
        isReader(party) ? "You" : "\(article) \(party.rawValue)"
    }

    /// "your offer", "O2's offer".
    func possessive(_ party: Party) -> String {
        isReader(party) ? "your" : "\(name(party))'s"
    }

    func has(_ party: Party) -> String {
        isReader(party) || party == .scheme ? "have" : "has"
    }

    /// The scheme's own view is told of everybody by name.
    func isReader(_ party: Party) -> Bool {
        party == reader && reader != .scheme
    }
}
