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

    /// Sets seats aside for up to `most` jobs of the lane; `assign` has to follow, whatever becomes of the claim.
    func setAside(_ most: Int, for lane: Lane, under orders: Orders) async throws -> SeatHold {
        let scopes = orders.cappedScopes(of: lane)
        guard !scopes.isEmpty else { return SeatHold(count: most) }
        guard let worker = session.seatedWorker, isReconciled else { return SeatHold(count: 0) }
        for scope in scopes { try await takeSeats(most, of: scope, orders.limits[scope], for: worker) }
        return book.withLock { $0.setAside(upTo: most, of: scopes, limits: orders.limits, at: .now) }
    }

    /// - Returns: jobs that lost their seats between claim and now; they must not run here.
    func assign(_ hold: SeatHold, to jobs: [ClaimedJob]) -> [ClaimedJob] {
        guard !hold.seats.isEmpty else { return [] }
        let unseated = Set(book.withLock { $0.assign(hold, to: jobs.map(\.id), at: .now) })
        return jobs.filter { unseated.contains($0.id) }
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
        guard missing > 0, book.withLock({ $0.beginTaking() }) else { return }
        defer { book.withLock { $0.endTaking() } }
        let numbers = try await pool.execute(TakeSeats(scope: scope, worker: worker, wanted: missing))
        book.withLock { $0.took(numbers, of: scope, at: .now) }
    }

    private var isReconciled: Bool { knownSession.withLock { $0 == session.number } }

    /// A new session may find that the seats of the one before were given to others.
    private func reconcile(for worker: WorkerID) async throws {
        let number = session.number
        guard knownSession.withLock({ $0 != number }), book.withLock({ $0.beginReconciling() }) else { return }
        defer { book.withLock { $0.endReconciling() } }
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
