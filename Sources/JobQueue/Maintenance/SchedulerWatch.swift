public import Logging
public import Postgres
public import ServiceLifecycle
import Synchronization

/// The scheduler's dead-man's switch: runs in other processes, for a dead scheduler cannot say that it is dead, nor one
/// whose rounds fail every time.
///
/// Looks about every ten seconds at the last tick. Logs one error when none has come for thirty, and one notice when they
/// come again. It changes nothing else.
public final class SchedulerWatch: Service {
    /// Silence after which no scheduler is thought to run. Ticks come every second.
    public static let patience = Duration.seconds(30)

    private static let pause = Duration.seconds(10)

    private let queue: Queue
    private let logger: Logger
    private let watch = Mutex(TickWatch())

    public init(pool: ConnectionPool, logger: Logger) {
        queue = Queue(pool: pool)
        self.logger = logger
    }

    /// Watches until graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.look()
                // A cancelled sleep ends the loop. A fifth more or less, so that a fleet does not look in step.
                try? await Task.sleep(for: Self.pause * Double.random(in: 0.8..<1.2))
            }
        }
    }

    func look(at instant: ContinuousClock.Instant = .now) async {
        do {
            let age = try await queue.tickAge()
            report(watch.withLock { $0.look(age: age, at: instant) })
        } catch {
            // That the database is away is said by whoever needs it for work.
            watch.withLock { $0.lookFailed() }
        }
    }

    private func report(_ finding: TickWatch.Finding?) {
        switch finding {
        case .silent(let silence):
            logger.error(
                "no scheduler has had a good round: deadlines, retries and periodic jobs wait",
                metadata: ["silent_seconds": "\(Int(silence.inSeconds))"])
        case .back: logger.notice("a scheduler has good rounds again")
        case nil: break
        }
    }
}
