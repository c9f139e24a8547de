import Logging
public import Postgres
public import ServiceLifecycle
import Synchronization

/// Wakes sleeping workers after a commit, by NOTIFY on a connection of its own: at once, then at most every 20 ms a
/// queue. It shortens the wait of the first job after a pause; the workers' polling is the truth, so a wake-up that is
/// lost loses a second at most.
public final class WakeUps: Service {
    private let configuration: ConnectionConfiguration
    private let signal = WakeSignal()
    private let coalescer = Mutex(WakeUpCoalescer<ContinuousClock.Instant>())

    public init(configuration: ConnectionConfiguration) {
        self.configuration = configuration
    }

    /// Call it after the commit of the transaction that enqueued, never before. Does not block and never fails.
    public func post(_ queue: QueueName) {
        coalescer.withLock { $0.post(queue) }
        signal.signal()
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown { await self.notifyUntilCancelled() }
    }

    private func notifyUntilCancelled() async {
        var connection: Connection?
        while !Task.isCancelled {
            let queues = coalescer.withLock { $0.due(at: .now) }
            if !queues.isEmpty { connection = await notify(queues, on: connection) }
            await sleepUntilDue()
        }
        await connection?.close()
    }

    /// - Returns: the connection to use next time; `nil` after a failure.
    private func notify(_ queues: [QueueName], on existing: Connection?) async -> Connection? {
        do {
            let connection =
                if let existing { existing } else { try await Connection.connect(configuration) }
            try await connection.run(NotifyQueues(queues: queues))
            return connection
        } catch {
            await existing?.close()
            return nil
        }
    }

    private func sleepUntilDue() async {
        guard let due = coalescer.withLock({ $0.nextDue() }) else { return await signal.wait() }
        await signal.wait(for: ContinuousClock.Instant.now.duration(to: due))
    }
}
