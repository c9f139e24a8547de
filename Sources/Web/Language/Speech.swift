import Domain
import Hummingbird

/// Which language a page speaks, and the way to the same page in the other one.
struct Speech: Sendable {
    let catalogue: Catalogue
    /// Nil for pages that are there in one language only.
    let other: Other?
    /// The choice that the reader made just now, to be remembered.
    let choice: Cookie?

    struct Other: Sendable {
        /// The same page.
        let address: String
        let tag: String
        /// In its own language.
        let name: String
    }

    init(_ catalogue: Catalogue, other: Other? = nil, choice: Cookie? = nil) {
        self.catalogue = catalogue
        self.other = other
        self.choice = choice
    }

    var language: Language { catalogue.language }
}

/// Finds out which language a reader wants: the one chosen on the page, or the one chosen before.
struct Interpreter: Sendable {
    private static let name = "lang"

    let catalogues: Catalogues
    let isSecure: Bool

    func speech(for request: Request) -> Speech {
        let chosen = request.uri.queryParameters[Substring(Self.name)].flatMap { Language(rawValue: String($0)) }
        let remembered = request.cookies[Self.name].flatMap { Language(rawValue: $0.value) }
        let language = chosen ?? remembered ?? .english
        return Speech(
            catalogues[language], other: other(than: language, on: request),
            choice: chosen.map { cookie($0) })
    }

    private func other(than language: Language, on request: Request) -> Speech.Other {
        let other: Language = language == .english ? .welsh : .english
        let kept = request.uri.queryParameters.filter { Self.keptParameters.contains($0.key) }
        let query = kept.map { "&\($0.key)=\($0.value)" }.joined()
        return Speech.Other(
            address: "\(request.uri.path)?\(Self.name)=\(other.rawValue)\(query)", tag: other.rawValue,
            name: catalogues[other]("layout.language"))
    }

    /// A session's cookie: it says nothing of who the reader is.
    private func cookie(_ language: Language) -> Cookie {
        Cookie(
            name: Self.name, value: language.rawValue, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    /// What of an address belongs to the place; a secret does not.
    private static let keptParameters: Set<Substring> = ["change", "provider"]
}
