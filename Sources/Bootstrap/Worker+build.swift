import JobQueue
import Logging
import Operations
import Postgres
import ServiceLifecycle

/// The worker: runs jobs. Start as many as there is work for.
public enum WorkerProcess {
    /// Works until SIGTERM.
    ///
    /// - Throws: `ConfigurationError` with everything that is wrong with the environment.
    public static func run(_ termination: Termination) async throws {
        let configuration = try ProcessConfiguration.load()
        let logger = Logger.bootstrapped("worker", configuration)
        try await StartChecks.run(configuration, name: "worker")
        let wakeUps = WakeUps(configuration: try configuration.directDatabase(name: "worker-wake-ups"))
        let wiring = try Wiring(configuration, name: "worker") { wakeUps.announceCaseWork() }
        let processor = JobProcessor(
            pool: wiring.pool, control: try configuration.controlDatabase(name: "worker-control"),
            registry: try wiring.registry(),
            configuration: JobProcessorConfiguration(
                queues: [.mail, .cases, .evidence, .inbox], concurrency: configuration.concurrency,
                prefetch: configuration.concurrency),
            logger: logger)
        try await wiring.beginCollectingMail()
        let schedulerWatch = SchedulerWatch(pool: wiring.pool, logger: logger)
        let ready = ReadyFile(path: configuration.readyFile) {}
        try await ProcessGroup(wiring: wiring, termination: termination, logger: logger).run(
            [wakeUps, processor, schedulerWatch, ready]
                + OperatorServer.make(wiring, logger) { processor.figures })
    }
}

extension WakeUps {
    /// Whatever a case's transaction enqueues stands in one of these queues.
    func announceCaseWork() {
        post(.mail)
        post(.cases)
        post(.evidence)
        post(.inbox)
    }
}

extension Wiring {
    /// The one job that reads the mailbox; where it is under way already, that one stands for it.
    func beginCollectingMail() async throws {
        guard configuration.imapURL != nil else { return }
        let job = NewJob(kind: .collectMail, args: Array("{}".utf8), queue: .inbox, unique: UniqueKey("mailbox"))
        _ = try await pool.transaction { try $0.execute(EnqueueJobs([job])) }
    }
}
