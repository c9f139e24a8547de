import Hummingbird
import Logging

/// One log line and one count for each request: method, route template, status and duration.
///
/// Never the path itself: it holds references, and in a secret link the key.
struct RequestRecorder: RouterMiddleware {
    typealias Context = WebRequestContext

    let counts: RequestCounts

    func handle(_ request: Request, context: Context, next: Next) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let response = try await next(request, context)
            record(request, context, status: response.status.code, duration: clock.now - start)
            return response
        } catch {
            record(request, context, status: 500, duration: clock.now - start)
            throw error
        }
    }

    private func record(_ request: Request, _ context: Context, status: Int, duration: Duration) {
        let route = RequestRoute(method: request.method, endpointPath: context.endpointPath)
        counts.record(route, status: status, duration: duration)
        context.logger.log(
            level: level(route, status), "request",
            metadata: [
                "method": "\(route.method)", "route": "\(route.template)", "status": "\(status)",
                "duration_ms": "\(duration.milliseconds)",
            ])
    }

    /// What asks every few seconds whether all is well would otherwise be most of the log.
    private func level(_ route: RequestRoute, _ status: Int) -> Logger.Level {
        if status >= 500 { return .error }
        return ["/healthz", "/readyz", "/metrics"].contains(route.template) ? .debug : .info
    }
}

/// A request as logs and metrics may name it: both parts come from short lists of ours.
struct RequestRoute: Hashable, Sendable {
    let method: String
    let template: String

    init(method: HTTPRequest.Method, endpointPath: String?) {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        self.method = known.contains(method) ? method.rawValue : "OTHER"
        template = endpointPath ?? "NotFound"
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// Rounded up, at least one: to wait for.
    var wholeSeconds: Int64 {
        max(1, Int64(seconds.rounded(.up)))
    }

    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
