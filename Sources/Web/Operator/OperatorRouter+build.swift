public import Hummingbird

/// The edge of a process that serves no people: `/healthz`, `/readyz` and `/metrics`, and nothing else.
public func buildOperatorRouter(
    whyNotReady: @escaping @Sendable () async -> String?,
    warning: @escaping @Sendable () async -> String?,
    collectMetrics: @escaping @Sendable () async throws -> [Measurement]
) -> Router<WebRequestContext> {
    let counts = RequestCounts()
    let router = Router(context: WebRequestContext.self)
    router.add(middleware: RequestIdentity())
    router.add(middleware: RequestRecorder(counts: counts))
    let room = OperatorEndpoints(
        whyNotReady: whyNotReady, warning: warning, collectMetrics: collectMetrics, counts: counts)
    for endpoint in room.endpoints {
        router.on(RouterPath(endpoint.path), method: endpoint.method, use: endpoint.handler)
    }
    return router
}
