import Logging
import Postgres
import ServiceLifecycle

/// Runs a process until SIGTERM or SIGINT, lets its services finish, and closes the pool.
struct ProcessGroup {
    let wiring: Wiring
    let termination: Termination
    let logger: Logger

    func run(_ services: [any Service]) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [], logger: logger)
        // A worker drains for 8 s at most; whatever still runs is cancelled, so that the process ends within 10 s.
        configuration.maximumGracefulShutdownDuration = .seconds(9)
        let group = ServiceGroup(configuration: configuration)
        termination.handOver(to: group)
        try await group.run()
        await wiring.pool.close()
        logger.info("stopped")
    }
}

extension Logger {
    /// One line an entry on standard error, at the level of the configuration.
    static func bootstrapped(_ label: String, _ configuration: ProcessConfiguration) -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Level(rawValue: configuration.logLevel) ?? .info
        return logger
    }
}
