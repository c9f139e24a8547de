import JobQueue
import Logging
import Operations
import ServiceLifecycle

/// The scheduler: fires timers, rescues, keeps the queue up. Any number of copies; one leads.
public enum SchedulerProcess {
    /// Works until SIGTERM.
    ///
    /// - Throws: `ConfigurationError` with everything that is wrong with the environment.
    public static func run(_ termination: Termination) async throws {
        let configuration = try ProcessConfiguration.load()
        let logger = Logger.bootstrapped("scheduler", configuration)
        try await StartChecks.run(configuration, name: "scheduler")
        let wiring = try Wiring(configuration, name: "scheduler")
        let scheduler = QueueScheduler(
            pool: wiring.pool, control: try configuration.controlDatabase(name: "scheduler-control"),
            periodic: try PeriodicJob.all(), onDeadLetter: try wiring.registry().onDeadLetter, logger: logger)
        let ready = ReadyFile(path: configuration.readyFile) {}
        try await ProcessGroup(wiring: wiring, termination: termination, logger: logger).run(
            [scheduler, ready] + OperatorServer.make(wiring, logger))
    }
}
