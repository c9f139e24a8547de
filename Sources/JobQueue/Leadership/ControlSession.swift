import Logging
import Postgres
import Synchronization

/// A process's presence in the database: its registration, its heartbeats, the advisory lock on a session of its own,
/// and, for a worker, the channels on which it is woken.
///
/// Behind a transaction pooler there is no such session: then it beats through the pool and takes no lock.
final class ControlSession: Sendable {
    struct Limits: Sendable {
        var beat: Duration = .seconds(2)
        /// A process that has not had a beat written for this long stops claiming and fails its fence checks: two
        /// seconds before others may take it for dead.
        var trust: Duration = .seconds(8)
        /// The same once its session is gone: one second before others may take it for dead without the lock.
        var trustWithoutLock: Duration = .seconds(3)
        /// A session of ours that the server has not missed yet refuses the lock; after so many refusals the process
        /// goes on under a new number.
        var mostRefusals = 5
        /// The pause before a session is made anew doubles between these while that fails.
        var shortestReconnect: Duration = .milliseconds(50)
        var longestReconnect: Duration = .seconds(1)
    }

    private struct State {
        var worker: WorkerID?
        /// Before the last good beat was sent.
        var lastBeat: ContinuousClock.Instant?
        /// Counts the sessions on a connection of their own; `nil` while there is none.
        var direct: Int?
        var refusals = 0
    }

    let role: WorkerRole
    private let name: String
    private let configuration: ConnectionConfiguration?
    private let pool: ConnectionPool
    private let channels: [String]
    private let limits: Limits
    private let logger: Logger
    private let state = Mutex(State())
    private let sessions = Atomic(0)
    private let onWakeUp: @Sendable () -> Void

    init(
        role: WorkerRole, name: String, configuration: ConnectionConfiguration?, pool: ConnectionPool,
        channels: [String] = [], limits: Limits = Limits(), logger: Logger,
        onWakeUp: @escaping @Sendable () -> Void
    ) {
        self.role = role
        self.name = name
        self.configuration = configuration
        self.pool = pool
        self.channels = channels
        self.limits = limits
        self.logger = logger
        self.onWakeUp = onWakeUp
    }

    /// The present registration, while the last good beat is young enough to trust it.
    var worker: WorkerID? {
        guard let limit = trustedUntil, .now < limit else { return nil }
        return state.withLock { $0.worker }
    }

    /// When the trust of the last good beat ends.
    var trustedUntil: ContinuousClock.Instant? {
        state.withLock { state in
            let hasLostLock = configuration != nil && state.direct == nil
            return state.lastBeat.map { $0 + (hasLostLock ? limits.trustWithoutLock : limits.trust) }
        }
    }

    var isTrusted: Bool { worker != nil }

    /// The registration, while its session is up on a connection of its own: who may use seats.
    var seatedWorker: WorkerID? {
        isYoungerThan(SeatKeeper.cancelAfter) ? state.withLock { $0.direct == nil ? nil : $0.worker } : nil
    }

    /// Which session this is, counted from the first; `nil` while there is none on a connection of its own.
    var number: Int? { state.withLock { $0.direct } }

    func isYoungerThan(_ age: Duration) -> Bool {
        state.withLock { $0.lastBeat.map { $0 + age > .now } ?? false }
    }

    /// Stays present until the task is cancelled, reconnecting as often as needed. Calls `body` once for each session
    /// it has, with its connection; behind a pooler with none.
    func run(_ body: @escaping @Sendable (Connection?) async throws -> Void = { _ in }) async {
        var pause = Duration.zero
        while !Task.isCancelled {
            let start = ContinuousClock.now
            do {
                try await present(body)
            } catch {
                guard !Task.isCancelled else { break }
                logger.warning("control session lost", metadata: ["error": "\(ErrorCategory.describe(error))"])
            }
            pause = start.duration(to: .now) > limits.longestReconnect ? limits.shortestReconnect : pause * 2
            pause = min(max(pause, limits.shortestReconnect), limits.longestReconnect)
            // A cancelled sleep ends the loop.
            try? await Task.sleep(for: pause)
        }
    }

    /// Takes the process off the list, so that nobody has to find out that it is gone.
    func leave() async {
        guard let worker = state.withLock({ $0.worker }) else { return }
        state.withLock { $0 = State() }
        do {
            _ = try await pool.execute(RemoveWorkers(workers: [worker]))
        } catch {
            logger.info("registration left to rescue", metadata: ["error": "\(ErrorCategory.describe(error))"])
        }
    }

    private func present(_ body: @escaping @Sendable (Connection?) async throws -> Void) async throws {
        guard let configuration else { return try await beatWhile(nil, body) }
        let connection = try await Connection.connect(configuration)
        defer { state.withLock { $0.direct = nil } }
        do {
            for channel in channels { try await connection.listen(channel) }
            try await beatWhile(connection, body)
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    private func beatWhile(
        _ connection: Connection?, _ body: @escaping @Sendable (Connection?) async throws -> Void
    ) async throws {
        try await register(on: connection)
        // Whatever was notified while nobody listened is lost: look at once.
        onWakeUp()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.beat(on: connection) }
            group.addTask { try await self.forwardWakeUps(from: connection) }
            group.addTask {
                try await body(connection)
                try await Self.sleepForever()
            }
            defer { group.cancelAll() }
            _ = try await group.next()
        }
    }

    /// Keeps the number across sessions while the list still has it, so that running jobs stay ours.
    private func register(on connection: Connection?) async throws {
        let before = ContinuousClock.now
        var worker = state.withLock { $0.worker }
        if let known = worker, try await !recordBeat(of: known, on: connection) { worker = nil }
        let registered = if let worker { worker } else { try await announce(on: connection) }
        if let connection { try await lock(registered, on: connection) }
        let direct = connection == nil ? nil : sessions.add(1, ordering: .relaxed).newValue
        state.withLock { $0 = State(worker: registered, lastBeat: before, direct: direct) }
    }

    private func announce(on connection: Connection?) async throws -> WorkerID {
        let statement = RegisterWorker(role: role, name: name, holdsLock: connection != nil)
        let rows = try await execute(statement, on: connection)
        guard let worker = rows.first else { throw RegistrationLost() }
        logger.info("registered", metadata: ["worker": "\(worker)"])
        return worker
    }

    /// The session before may live on at the server for a moment; then this throws and is tried again.
    private func lock(_ worker: WorkerID, on connection: Connection) async throws {
        guard try await connection.execute(TryAdvisoryLock.worker(worker)) != [true] else { return }
        state.withLock { state in
            state.refusals += 1
            if state.refusals >= limits.mostRefusals { state = State() }
        }
        throw RegistrationLost()
    }

    private func beat(on connection: Connection?) async throws {
        while true {
            try await Task.sleep(for: limits.beat)
            let before = ContinuousClock.now
            guard let worker = state.withLock({ $0.worker }), try await recordBeat(of: worker, on: connection) else {
                state.withLock { $0 = State() }
                throw RegistrationLost()
            }
            noteBeat(at: before)
        }
    }

    /// After a long silence others may have taken what this process held, although its session lives: it counts as a new
    /// one, whose seats are compared with the database first.
    private func noteBeat(at moment: ContinuousClock.Instant) {
        state.withLock { state in
            let wasSilent = state.lastBeat.map { $0 + SeatKeeper.cancelAfter < moment } ?? true
            if wasSilent, state.direct != nil { state.direct = sessions.add(1, ordering: .relaxed).newValue }
            state.lastBeat = moment
        }
    }

    private func recordBeat(of worker: WorkerID, on connection: Connection?) async throws -> Bool {
        try await !execute(RecordBeat(worker: worker), on: connection).isEmpty
    }

    private func execute<S: Statement>(_ statement: S, on connection: Connection?) async throws -> [S.Row] {
        if let connection { try await connection.execute(statement) } else { try await pool.execute(statement) }
    }

    /// Ends when the connection does, which ends the session.
    private func forwardWakeUps(from connection: Connection?) async throws {
        guard let connection else { return try await Self.sleepForever() }
        for await _ in connection.notifications { onWakeUp() }
        throw RegistrationLost()
    }

    private static func sleepForever() async throws {
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}

/// The control session or its registration is gone; it is made anew.
struct RegistrationLost: CategorizedError {
    var category: String { "registration lost" }
}
