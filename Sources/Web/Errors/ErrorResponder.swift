import Hummingbird
import Logging

/// Turns whatever was thrown into an answer: a problem document under `/v1`, a page for people everywhere else.
struct ErrorResponder: RouterMiddleware {
    typealias Context = WebRequestContext

    let routes: RouteTable
    let configuration: WebConfiguration
    let pages: PageRenderer
    let interpreter: Interpreter

    func handle(_ request: Request, context: Context, next: Next) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return answer(problem(error, request, context), request, context)
        }
    }

    private func problem(_ error: any Error, _ request: Request, _ context: Context) -> Problem {
        if let framework = error as? HTTPError { return problem(framework, request) }
        let problem = Problem(describing: error)
        if problem.kind == .internalError { log(error, context) }
        return problem
    }

    /// The framework's own errors: no route, or a body that could not be read.
    private func problem(_ error: HTTPError, _ request: Request) -> Problem {
        switch error.status.code {
        case 404:
            let allowed = routes.methods(at: request.uri.path)
            return allowed.isEmpty ? Problem(.notFound) : .methodNotAllowed(allowed: allowed)
        case 413: return Problem(.bodyTooLarge)
        case 400..<500: return Problem(.badRequest)
        default: return Problem(.internalError)
        }
    }

    /// The type only: a description may quote what somebody wrote.
    private func log(_ error: any Error, _ context: Context) {
        context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
    }

    private func answer(_ problem: Problem, _ request: Request, _ context: Context) -> Response {
        var response =
            request.wantsProblemDocument
            ? .problem(problem, requestID: context.requestID, configuration: configuration)
            : page(problem, request, context)
        for field in problem.headers { response.headers[field.name] = field.value }
        // What is left of the body is not wanted, however long it is.
        if problem.kind == .bodyTooLarge { response.headers[.connection] = "close" }
        return response
    }

    private func page(_ problem: Problem, _ request: Request, _ context: Context) -> Response {
        let words = interpreter.speech(for: request).catalogue
        // No way to the other language: the address may be that of a form, which answers nobody who only asks.
        return pages.render(
            ErrorPage(problem, requestID: context.requestID, words), status: problem.kind.status, in: Speech(words))
    }
}

extension Request {
    /// The API and the machines' addresses speak JSON; everything else is for people.
    var wantsProblemDocument: Bool {
        let path = uri.path
        return path == "/v1" || path.hasPrefix("/v1/")
            || ["/healthz", "/readyz", "/metrics", "/openapi.json", "/statistics.csv", "/statistics.json"].contains(
                path)
    }
}
