public import Hummingbird

/// The edge of a process that serves no people: `/healthz`, `/readyz` and `/metrics`, and nothing else.
///
/// - Parameters:
///   - ownMetrics: what the process knows by itself, shown while the database is away as well
///   - collectMetrics: what has to be read from the database
public func buildOperatorRouter(
    whyNotReady: @escaping @Sendable () async -> String?,
    warning: @escaping @Sendable () async -> String?,
    ownMetrics: @escaping @Sendable () -> [Measurement] = { [] },
    collectMetrics: @escaping @Sendable () async throws -> [Measurement]
) -> Router<WebRequestContext> {
    let counts = RequestCounts()
    let router = Router(context: WebRequestContext.self)
    router.add(middleware: RequestIdentity())
    router.add(middleware: RequestRecorder(counts: counts))
    let room = OperatorEndpoints(
        whyNotReady: whyNotReady, warning: warning, ownMetrics: ownMetrics, collectMetrics: collectMetrics,
        counts: counts)
    for endpoint in room.endpoints {
        router.on(RouterPath(endpoint.path), method: endpoint.method, use: endpoint.handler)
    }
    return router
}
