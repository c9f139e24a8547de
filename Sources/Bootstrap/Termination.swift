import Glibc
import ServiceLifecycle
import Synchronization
import UnixSignals

/// What SIGTERM and SIGINT do to a process, from its first moment on.
///
/// While the process still starts there is nothing to hand over, so it ends at once, with 0. Once its services run they
/// are let finish.
public final class Termination: Sendable {
    private let running = Mutex<ServiceGroup?>(nil)

    private init() {}

    /// Begins to listen. Call it before anything else.
    static func install() async -> Termination {
        let termination = Termination()
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        // Lives as long as the process: a signal that comes while it closes its connections changes nothing any more.
        Task.detached {
            for await _ in signals { await termination.end() }
        }
        return termination
    }

    /// From now on the signals let `services` finish.
    func handOver(to services: ServiceGroup) {
        running.withLock { $0 = services }
    }

    private func end() async {
        let services = running.withLock { running in
            // Under the lock, so that no services begin after this. Not `exit`: what it would run last is still in use.
            if running == nil { _exit(0) }
            return running
        }
        await services?.triggerGracefulShutdown()
    }
}
