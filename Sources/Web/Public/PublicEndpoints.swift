import Domain
import Hummingbird

/// Pages that are about nobody.
struct PublicEndpoints: EndpointCollection {
    let operations: WebOperations
    let pages: PageRenderer
    let interpreter: Interpreter
    /// How pages name the scheme.
    let name: String

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/", .page("startPage", "What the scheme does, and where to begin"), start),
            Endpoint(.get, "/code-of-practice", .page("codesPage", "The schemes whose rules apply"), codes),
            Endpoint(
                .get, "/code-of-practice/{scheme}",
                .page(
                    "codePage", "One scheme's rules: limits, clocks, refusals", parameters: [.scheme],
                    problems: [.notFound]), code),
            Endpoint(.get, "/problems", .page("problemsPage", "What each problem type means"), problems),
        ]
    }

    @Sendable private func start(_ request: Request, _ context: WebRequestContext) -> Response {
        let speech = interpreter.speech(for: request)
        let page = StartPage(
            speech.catalogue, name: name, profiles: operations.profiles, directory: operations.providers)
        return pages.render(page, in: speech)
    }

    @Sendable private func codes(_ request: Request, _ context: WebRequestContext) -> Response {
        pages.render(CodesPage(profiles: operations.profiles, directory: operations.providers))
    }

    @Sendable private func code(_ request: Request, _ context: WebRequestContext) throws -> Response {
        let id = SchemeID(rawValue: context.parameters.get("scheme") ?? "")
        guard let profile = operations.profiles[id] else { throw Problem(.notFound) }
        return pages.render(CodePage(profile))
    }

    @Sendable private func problems(_ request: Request, _ context: WebRequestContext) -> Response {
        pages.render(ProblemsPage())
    }
}
