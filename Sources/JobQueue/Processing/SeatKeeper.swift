import Logging
import Postgres
import Synchronization

/// Keeps this process within the caps and rates of scopes: takes seats from the database when there is work for them,
/// and gives them back when there is not.
///
/// A process that lost its control session starts no capped work, and 5 s after its last beat it cancels what it works:
/// others may take its seats 12 s after that beat.
final class SeatKeeper: Sendable {
    /// After the last good beat.
    static let cancelAfter = Duration.seconds(5)

    private let pool: ConnectionPool
    private let session: ControlSession
    private let running: RunningJobs
    private let onFreed: @Sendable () -> Void
    private let logger: Logger
    private let book = Mutex(SeatBook())
    /// The sessions whose seats were compared with the database.
    private let knownSession = Mutex<Int?>(nil)

    init(
        pool: ConnectionPool, session: ControlSession, running: RunningJobs, logger: Logger,
        onFreed: @escaping @Sendable () -> Void
    ) {
        self.pool = pool
        self.session = session
        self.running = running
        self.onFreed = onFreed
        self.logger = logger
    }

    /// How many jobs of the lane may start now, up to `most`.
    func allowance(of lane: Lane, upTo most: Int, under orders: Orders) async throws -> Int {
        let scopes = orders.cappedScopes(of: lane)
        guard !scopes.isEmpty else { return most }
        guard let worker = session.seatedWorker, isReconciled else { return 0 }
        for scope in scopes { try await takeSeats(most, of: scope, orders.limits[scope], for: worker) }
        return min(most, book.withLock { $0.allowance(of: scopes, limits: orders.limits, at: .now) })
    }

    func reserve(_ jobs: [ClaimedJob], of lane: Lane, under orders: Orders) {
        let scopes = orders.cappedScopes(of: lane)
        guard !scopes.isEmpty else { return }
        book.withLock { $0.reserve(jobs.map(\.id), of: scopes) }
    }

    /// The job runs no more here, whatever became of it.
    func release(_ job: ClaimedJob) {
        if book.withLock({ $0.release(job.id, at: .now) }) { onFreed() }
    }

    /// Called often: gives idle seats back, sees to it that no job runs without a seat.
    func keepUp(with orders: Orders) async throws {
        guard let worker = session.seatedWorker else { return cancelUnseated() }
        try await reconcile(for: worker)
        let idle = book.withLock { $0.takeIdle(limits: orders.limits, at: .now) }
        for (scope, numbers) in idle {
            _ = try await pool.execute(ReturnSeats(scope: scope, numbers: numbers, worker: worker))
        }
    }

    private func takeSeats(_ wanted: Int, of scope: Scope, _ limit: ScopeLimit?, for worker: WorkerID) async throws {
        let missing = book.withLock { $0.request(wanted, of: scope, limit: limit, at: .now) }
        guard missing > 0 else { return }
        let numbers = try await pool.execute(TakeSeats(scope: scope, worker: worker, wanted: missing))
        book.withLock { $0.took(numbers, of: scope, at: .now) }
    }

    private var isReconciled: Bool { knownSession.withLock { $0 == session.number } }

    /// A new session may find that the seats of the one before were given to others.
    private func reconcile(for worker: WorkerID) async throws {
        let number = session.number
        guard knownSession.withLock({ $0 != number }) else { return }
        let listed = try await pool.execute(ListSeats(worker: worker))
        let (unseated, unknown) = book.withLock { $0.reconcile(with: listed) }
        running.cancel(unseated, because: .seatLost)
        for (scope, seats) in Dictionary(grouping: unknown, by: \.scope) {
            _ = try await pool.execute(ReturnSeats(scope: scope, numbers: seats.map(\.number), worker: worker))
        }
        knownSession.withLock { $0 = number }
    }

    private func cancelUnseated() {
        guard !session.isYoungerThan(Self.cancelAfter) else { return }
        let jobs = book.withLock { $0.seatedJobs }
        guard !jobs.isEmpty else { return }
        running.cancel(jobs, because: .seatLost)
    }
}
