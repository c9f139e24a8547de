import Domain

/// An error for a person with a browser, in the language of the pages before it.
struct ErrorPage: PageContent {
    static let template = "error"

    let heading: String
    let explanation: String
    let advice: String?
    let quote: String

    var title: String { heading }

    init(_ problem: Problem, requestID: String, _ words: Catalogue) {
        let name = Self.name(problem.kind)
        heading = name.map { words("error_page.\($0).title") } ?? Self.heading(problem.kind, words)
        explanation = name.map { words("error_page.\($0).text") } ?? Self.explanation(problem, words)
        advice = name.flatMap { words.find("error_page.\($0).advice") }
        quote = words("error_page.quote", ["id": requestID])
    }

    /// Of what people meet; the rest is for who writes programs, or has a page of its own.
    private static func name(_ kind: ProblemKind) -> String? {
        switch kind {
        case .notFound: "not_found"
        case .formExpired: "form_expired"
        case .internalError: "internal"
        case .unavailable: "unavailable"
        case .bodyTooLarge: "too_large"
        case .tooManyRequests: "too_often"
        case .badRequest, .malformedJSON, .unauthenticated, .forbidden, .methodNotAllowed, .keyInUse, .notPossibleNow,
            .changedMeanwhile, .wrongOffset, .preconditionFailed, .unsupportedMediaType, .invalidFields, .keyReused,
            .notAllowedByRules:
            nil
        }
    }

    private static func heading(_ kind: ProblemKind, _ words: Catalogue) -> String {
        words.language == .english ? kind.title : words("error_page.other.title")
    }

    private static func explanation(_ problem: Problem, _ words: Catalogue) -> String {
        words.language == .english ? problem.detail ?? problem.kind.meaning : words("error_page.other.text")
    }
}
