import Domain
import Hummingbird
import Logging

/// What operators and their machines ask: is it alive, can it work, what does it measure.
struct OperatorEndpoints: EndpointCollection {
    let whyNotReady: @Sendable () async -> String?
    let warning: @Sendable () async -> String?
    /// What the process knows by itself.
    var ownMetrics: @Sendable () -> [Measurement] = { [] }
    let collectMetrics: @Sendable () async throws -> [Measurement]
    let counts: RequestCounts

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/healthz", .healthz, as: .watching, healthz),
            Endpoint(.get, "/readyz", .readyz, as: .watching, readyz),
            Endpoint(.get, "/metrics", .metrics, as: .watching, metrics),
        ]
    }

    /// The process is up and answers. Says nothing of the database: restarting would not help there.
    @Sendable private func healthz(_ request: Request, _ context: WebRequestContext) -> Response {
        Self.health("ok")
    }

    /// Without a scheduler the process is ready all the same, and says so: taking it away would help nobody.
    @Sendable private func readyz(_ request: Request, _ context: WebRequestContext) async -> Response {
        guard let reason = await whyNotReady() else {
            return Self.health("ready", warning: await warning())
        }
        var response = Self.health("not_ready", reason: reason)
        response.status = .serviceUnavailable
        response.headers[.retryAfter] = "5"
        return response
    }

    private static func health(_ status: String, reason: String? = nil, warning: String? = nil) -> Response {
        .json(
            JSONValue(present: [
                "status": .string(status), "reason": reason.map(JSONValue.string),
                "warning": warning.map(JSONValue.string),
            ]))
    }

    /// Without the database there are still the process's own figures, and one that says so.
    @Sendable private func metrics(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        var measurements = counts.measurements + ownMetrics()
        do {
            measurements += try await collectMetrics() + [Self.collected(true)]
        } catch {
            context.logger.warning("metrics not collected", metadata: ["error": "\(type(of: error))"])
            measurements.append(Self.collected(false))
        }
        return .bytes(Array(MetricsExposition.text(measurements).utf8), contentType: MetricsExposition.contentType)
    }

    private static func collected(_ succeeded: Bool) -> Measurement {
        Measurement(
            name: "redress_metrics_collected",
            help: "Whether the database's figures are in this answer (1) or not (0).",
            kind: .gauge, value: succeeded ? 1 : 0)
    }
}
