public import FoundationEssentials
public import Logging
public import Postgres
public import ServiceLifecycle
import Synchronization

/// Upkeep of the queue: fires due timers and periodic jobs, stages retries, rescues what dead processes held, turns the
/// ring, keeps partitions, takes depths. Any number of copies; the one that holds the advisory lock on its control
/// session leads.
///
/// The leader works on that very session: when it loses the lock it has lost its means as well.
public final class QueueScheduler: Service {
    private struct State {
        var upkeep: QueueUpkeep
        var lastTick: Date?
        var isLeader = false
    }

    private let pool: ConnectionPool
    private let clock: CaseClock
    private let configuration: QueueSchedulerConfiguration
    private let logger: Logger
    private let state: Mutex<State>
    private let session: ControlSession

    /// - Parameters:
    ///   - control: a direct connection. Without it the leader is who holds the term (`HoldTerm`). Two leaders for a
    ///     moment are safe, for each step takes only what no other has locked.
    ///   - periodic: enqueued by their schedules. Every copy has the same ones, no two of the same name.
    ///   - onDeadLetter: runs in the transaction that dead-letters a job which killed its workers.
    public init(
        pool: ConnectionPool, control: ConnectionConfiguration?, periodic: [PeriodicJob] = [],
        onDeadLetter: JobRegistry.DeadLetterHook? = nil, caseClock: CaseClock = .database,
        configuration: QueueSchedulerConfiguration = QueueSchedulerConfiguration(), logger: Logger
    ) {
        self.pool = pool
        clock = caseClock
        self.configuration = configuration
        self.logger = logger
        let upkeep = QueueUpkeep(
            limits: configuration.limits, rescue: configuration.rescue, periodic: periodic,
            onDeadLetter: onDeadLetter)
        state = Mutex(State(upkeep: upkeep))
        session = ControlSession(
            role: .scheduler, name: configuration.name, configuration: control, pool: pool, logger: logger,
            onWakeUp: {})
    }

    /// The end of this process's last good round as leader; `nil` before the first. For all processes together see
    /// `Queue.lastTick`.
    public var lastTick: Date? { state.withLock { $0.lastTick } }

    public var isLeader: Bool { state.withLock { $0.isLeader } }

    /// Works until graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await self.session.run { connection in
                defer { self.state.withLock { $0.isLeader = false } }
                try await self.lead(on: connection)
            }
        }
        await leave()
    }

    /// One full round, from the earliest timer on, whoever leads. For rehearsals and tests.
    @discardableResult
    public func tick() async throws -> TickReport {
        state.withLock { $0.upkeep.searchFromTheBeginning() }
        return try await round(UpkeepStep.allCases.filter { $0 != .keepPartitions }, on: nil)
    }

    private func lead(on connection: Connection?) async throws {
        if let connection { try await waitForLeadership(on: connection) } else { try await waitForTerm() }
        state.withLock { $0.isLeader = true }
        logger.info("leading")
        var cadence = UpkeepCadence()
        var renewal = ContinuousClock.now + HoldTerm.renewal
        while true {
            if connection == nil, renewal <= .now {
                guard try await holdTerm() else { throw LeadershipLost() }
                renewal = .now + HoldTerm.renewal
            }
            try await round(cadence.due(at: .now), on: connection)
            try await Task.sleep(for: configuration.tick)
        }
    }

    private func waitForTerm() async throws {
        while try await !holdTerm() {
            try await Task.sleep(for: configuration.election * Double.random(in: 0.8..<1.2))
        }
    }

    private func holdTerm() async throws -> Bool {
        guard let worker = session.worker else { return false }
        return try await !pool.execute(HoldTerm(worker: worker)).isEmpty
    }

    private func waitForLeadership(on connection: Connection) async throws {
        while try await connection.execute(TryAdvisoryLock.leadership) != [true] {
            try await Task.sleep(for: configuration.election * Double.random(in: 0.8..<1.2))
        }
    }

    @discardableResult
    private func round(_ steps: [UpkeepStep], on connection: Connection?) async throws -> TickReport {
        let caseNow = clock.now
        var upkeep = state.withLock { $0.upkeep }
        upkeep = try await perform(on: connection) { [upkeep] connection in
            var upkeep = upkeep
            try upkeep.run(steps, caseNow: caseNow, on: connection)
            if !upkeep.queues.isEmpty { try connection.run(NotifyQueues(queues: Array(upkeep.queues))) }
            return upkeep
        }
        state.withLock { [upkeep] state in
            state.upkeep = upkeep
            if upkeep.report.failures.isEmpty { state.lastTick = Date() }
        }
        for (step, error) in upkeep.report.failures {
            logger.error("upkeep step failed", metadata: ["step": "\(step)", "error": "\(error)"])
        }
        return upkeep.report
    }

    private func perform<Value: Sendable>(
        on connection: Connection?, _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        guard let connection else { return try await pool.withConnection(body) }
        return try await body(connection)
    }

    /// In a task of its own, because the one that ran the rounds is cancelled.
    private func leave() async {
        await Task {
            // A term that cannot be ended ends by itself.
            if let worker = self.session.worker { _ = try? await self.pool.execute(EndTerm(worker: worker)) }
            await self.session.leave()
        }.value
    }
}

/// Another copy leads now; this one stands by.
struct LeadershipLost: CategorizedError {
    var category: String { "leadership lost" }
}
