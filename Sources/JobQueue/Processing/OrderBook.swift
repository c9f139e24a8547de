import Logging
import Postgres
import Synchronization

/// What operators want, read every second, and done at once where it concerns what runs here.
final class OrderBook: Sendable {
    static let interval = Duration.seconds(1)

    private let pool: ConnectionPool
    private let session: ControlSession
    private let running: RunningJobs
    private let logger: Logger
    private let orders = Mutex<Orders?>(nil)

    init(pool: ConnectionPool, session: ControlSession, running: RunningJobs, logger: Logger) {
        self.pool = pool
        self.session = session
        self.running = running
        self.logger = logger
    }

    var current: Orders { orders.withLock { $0 } ?? Orders() }

    /// Nothing is claimed before the orders are known, or a cap would not hold in a worker's first moments.
    func known() async throws -> Orders? {
        if orders.withLock({ $0 == nil }) { try await read() }
        return orders.withLock { $0 }
    }

    /// - Throws: what the database throws; the orders before stay in force.
    func read() async throws {
        guard let worker = session.worker else { return }
        let read = Orders(try await pool.execute(ReadOrders(worker: worker)))
        orders.withLock { $0 = read }
        for (job, reason) in read.cancellations { running.cancel([job], because: .order(reason)) }
    }
}
