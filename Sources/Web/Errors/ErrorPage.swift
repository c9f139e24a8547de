/// An error for a person with a browser.
struct ErrorPage: PageContent {
    static let template = "error"

    let heading: String
    let explanation: String
    let advice: String?
    let requestID: String

    var title: String { heading }

    init(_ problem: Problem, requestID: String) {
        heading = Self.heading(problem.kind)
        explanation = Self.explanation(problem)
        advice = Self.advice(problem.kind)
        self.requestID = requestID
    }

    private static func heading(_ kind: ProblemKind) -> String {
        switch kind {
        case .notFound: "Page not found"
        case .formExpired: "We could not check where this form came from"
        case .internalError: "Sorry, there is a problem with this service"
        case .unavailable: "Sorry, we cannot take this just now"
        case .bodyTooLarge: "That was too much text"
        case .tooManyRequests: "Sorry, that was too often"
        case .badRequest, .malformedJSON, .unauthenticated, .forbidden, .methodNotAllowed, .keyInUse, .notPossibleNow,
            .changedMeanwhile, .wrongOffset, .preconditionFailed, .unsupportedMediaType, .invalidFields, .keyReused,
            .notAllowedByRules:
            kind.title
        }
    }

    private static func explanation(_ problem: Problem) -> String {
        switch problem.kind {
        case .notFound:
            "If you typed the address, check it. If you followed a secret link, it may be incomplete: copy all of it."
        case .formExpired:
            "Nothing was stored. This happens when a page was open for a long time or cookies are switched off."
        case .internalError: "Nothing was stored. Try again later."
        case .unavailable: "Nothing was lost and nothing was stored. Try again in a few minutes."
        case .tooManyRequests:
            "Nothing was stored. Wait a minute and go on. If you are not the only one at your connection, it was perhaps "
                + "somebody else."
        case .bodyTooLarge: "Please shorten your text. You can send the rest later."
        case .badRequest, .malformedJSON, .unauthenticated, .forbidden, .methodNotAllowed, .keyInUse, .notPossibleNow,
            .changedMeanwhile, .wrongOffset, .preconditionFailed, .unsupportedMediaType, .invalidFields, .keyReused,
            .notAllowedByRules:
            problem.detail ?? problem.kind.meaning
        }
    }

    private static func advice(_ kind: ProblemKind) -> String? {
        kind == .formExpired ? "Go back, reload the page and send the form again." : nil
    }
}
