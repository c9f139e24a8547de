public import Logging
public import Postgres
public import ServiceLifecycle

/// A worker's engine: claims jobs, runs their handlers, writes their outcomes.
///
/// On graceful shutdown it stops claiming, gives back what nobody started, lets running jobs finish for a while,
/// cancels and releases the rest, and takes itself off the list of processes.
public final class JobProcessor: Service {
    private let pool: ConnectionPool
    private let configuration: JobProcessorConfiguration
    private let logger: Logger
    private let held = HeldJobs()
    private let wakeUp = WakeSignal()
    private let buffer: JobBuffer
    private let session: ControlSession
    private let completer: JobCompleter
    private let running = RunningJobs()
    private let orders: OrderBook
    private let seats: SeatKeeper
    private let statistics: JobStatistics
    private let watch: JobWatch
    private let executor: JobExecutor

    /// - Parameters:
    ///   - pool: for claims and completions; handlers may share it.
    ///   - control: a direct connection for liveness and wake-ups; `nil` behind a transaction pooler: then it polls
    ///     only and is known alive by its beats alone.
    public init(
        pool: ConnectionPool, control: ConnectionConfiguration?, registry: JobRegistry,
        configuration: JobProcessorConfiguration = JobProcessorConfiguration(), logger: Logger
    ) {
        self.pool = pool
        self.configuration = configuration
        self.logger = logger
        buffer = JobBuffer(capacity: configuration.prefetch)
        session = ControlSession(
            role: .worker, name: configuration.name, configuration: control, pool: pool,
            channels: configuration.queues.map(\.channel), logger: logger, onWakeUp: wakeUp.signal)
        completer = JobCompleter(pool: pool, held: held, onDeadLetter: registry.onDeadLetter, logger: logger)
        orders = OrderBook(pool: pool, session: session, running: running, logger: logger)
        seats = SeatKeeper(
            pool: pool, session: session, running: running, logger: logger, onFreed: wakeUp.signal)
        statistics = JobStatistics(pool: pool, session: session)
        watch = JobWatch(running: running, orders: orders, seats: seats, statistics: statistics, logger: logger)
        executor = JobExecutor(
            registry: registry, orders: orders, statistics: statistics, logger: logger,
            fencing: Fencing(pool: pool, session: session))
    }

    /// What this process did since its start, by queue, kind and outcome.
    public var figures: [JobMeasurement] {
        statistics.total.map { key, figures in
            JobMeasurement(queue: key.queue, kind: key.kind, outcome: key.outcome, figures: figures)
        }
    }

    /// Works until graceful shutdown has drained it. When the task is cancelled it just stops; what it held is then
    /// rescued by the scheduler.
    public func run() async throws {
        await withTaskGroup(of: Void.self) { presence in
            presence.addTask { await self.session.run() }
            presence.addTask { await self.watch.run() }
            await withTaskGroup(of: Void.self) { writing in
                writing.addTask { await self.completer.run() }
                await self.claimAndRun()
                self.completer.finish()
            }
            presence.cancelAll()
        }
        // Not if cancelled: then there may be leases, and the registration is how they are found.
        if !Task.isCancelled { await leave() }
    }

    private func leave() async {
        // The figures of the last seconds are not worth a failure.
        try? await statistics.write()
        await session.leave()
    }

    private enum Ended: Sendable {
        case claimer, runner, timeToDrain
    }

    private func claimAndRun() async {
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Ended.self) { group in
                addClaimer(to: &group)
                for _ in 0..<configuration.concurrency { addRunner(to: &group) }
                await drain(&group)
            }
        } onGracefulShutdown: {
            self.stopStarting()
        }
    }

    private func addClaimer(to group: inout TaskGroup<Ended>) {
        let claimer = JobClaimer(
            pool: pool, session: session, buffer: buffer, held: held, completer: completer, wakeUp: wakeUp,
            orders: orders, seats: seats, configuration: configuration, logger: logger)
        group.addTask {
            await claimer.run()
            self.stopStarting()
            return .claimer
        }
    }

    private func addRunner(to group: inout TaskGroup<Ended>) {
        group.addTask {
            while !Task.isCancelled, !self.buffer.isClosed { await self.runUntilCancelled() }
            return .runner
        }
    }

    private func runUntilCancelled() async {
        let runner = JobRunner()
        running.add(runner)
        await runner.run { runner in
            while !runner.wasCancelled, let job = await self.buffer.next() {
                let completion = await self.executor.execute(job, on: runner)
                self.seats.release(job)
                self.completer.add(completion, of: job)
            }
        }
        running.remove(runner)
    }

    private func stopStarting() {
        giveBack(buffer.close())
        wakeUp.signal()
    }

    private func giveBack(_ jobs: [ClaimedJob]) {
        for job in jobs { seats.release(job) }
        completer.release(jobs)
    }

    /// The claimer ends when the buffer closes; runners still busy after the time to drain are cancelled, and their
    /// jobs released.
    private func drain(_ group: inout TaskGroup<Ended>) async {
        let limit = configuration.drain
        var running = configuration.concurrency
        while running > 0, let ended = await group.next() {
            switch ended {
            case .claimer:
                group.addTask {
                    // A cancelled sleep means that the runners came first.
                    try? await Task.sleep(for: limit)
                    return .timeToDrain
                }
            case .runner: running -= 1
            case .timeToDrain: group.cancelAll()
            }
        }
        group.cancelAll()
    }
}
