import Logging
import Postgres

/// Looks after what runs: timeouts, operators' orders, seats. One loop for the whole process, because a timer for each
/// attempt costs more than a short job.
struct JobWatch: Sendable {
    /// A timeout is noticed this late at most.
    static let interval = Duration.milliseconds(100)

    let running: RunningJobs
    let orders: OrderBook
    let seats: SeatKeeper
    let statistics: JobStatistics
    let logger: Logger

    /// Watches until the task is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await repeated(every: Self.interval) { running.cancelOverdue(at: .now) } }
            group.addTask { await repeated(every: Self.interval) { try await seats.keepUp(with: orders.current) } }
            group.addTask { await repeated(every: OrderBook.interval) { try await orders.read() } }
            group.addTask { await repeated(every: JobStatistics.interval) { try await statistics.write() } }
        }
    }

    private func repeated(every interval: Duration, _ body: () async throws -> Void) async {
        while !Task.isCancelled {
            do {
                try await body()
            } catch {
                logger.debug("watch", metadata: ["error": "\(ErrorCategory.describe(error))"])
            }
            // A cancelled sleep ends the loop.
            try? await Task.sleep(for: interval * Double.random(in: 0.9..<1.1))
        }
    }
}
