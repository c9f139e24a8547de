import Hummingbird
import JobQueue
import Logging
import Operations
import ServiceLifecycle
import Web

/// The intake API: the public form, the JSON API, the tracking pages.
public enum IntakeAPIProcess {
    /// Works until SIGTERM.
    ///
    /// - Throws: `ConfigurationError` with everything that is wrong with the environment.
    public static func run() async throws {
        let configuration = try ProcessConfiguration.load()
        let logger = Logger.bootstrapped("intake-api", configuration)
        try await StartChecks.run(configuration, name: "intake-api")
        let wakeUps = WakeUps(configuration: try configuration.controlDatabase(name: "intake-api-wake-ups"))
        let wiring = try Wiring(configuration, name: "intake-api") { wakeUps.announceCaseWork() }
        let (running, isRunning) = AsyncStream<Void>.makeStream()
        let server = Application(
            router: try buildRouter(
                operations: .wired(wiring), configuration: WebConfiguration(publicURL: configuration.publicURL)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "redress"),
            onServerRunning: { _ in isRunning.finish() }, logger: logger)
        let ready = ReadyFile(path: configuration.readyFile) {
            for await _ in running {}
        }
        try await ProcessGroup(wiring: wiring, logger: logger).run([wakeUps, server, ready])
    }
}

extension WebOperations {
    /// The edge's closures over the use cases.
    static func wired(_ wiring: Wiring) -> WebOperations {
        let accept = AcceptComplaint(wiring.office)
        let show = ShowCase(wiring.office)
        let act = ActOnCase(wiring.office)
        let health = CheckReadiness(wiring.office)
        let metrics = ProcessMetrics(wiring)
        return WebOperations(
            acceptComplaint: { try await accept($0) },
            showCase: { try await show($0, credential: $1) },
            actOnCase: { try await act($0, action: $1, credential: $2, expectedVersion: $3) },
            whyNotReady: { await health() },
            collectMetrics: { try await metrics.collect() })
    }
}
