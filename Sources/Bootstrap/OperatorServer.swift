import Hummingbird
import JobQueue
import Logging
import Operations
import ServiceLifecycle
import Web

/// Health and figures of a process that serves no people, on a port of its own where one is set.
enum OperatorServer {
    /// - Parameter figures: what this process did with jobs; nothing for a process that works none
    static func make(
        _ wiring: Wiring, _ logger: Logger, figures: @escaping @Sendable () -> [JobMeasurement] = { [] }
    ) -> [any Service] {
        guard let port = wiring.configuration.metricsPort else { return [] }
        let health = CheckReadiness(wiring.office)
        let metrics = ProcessMetrics(wiring)
        let router = buildOperatorRouter(
            whyNotReady: { await health() }, warning: { await health.warning() },
            ownMetrics: { JobMeasurements(figures()).measurements },
            collectMetrics: { try await metrics.collect() })
        return [
            Application(
                router: router, server: .edge,
                configuration: ApplicationConfiguration(
                    address: .hostname(wiring.configuration.host, port: port), serverName: "redress"),
                logger: logger)
        ]
    }
}
