import Synchronization

/// Wakes one sleeper. Signals that come while nobody sleeps are kept as one.
final class WakeSignal: Sendable {
    private enum State {
        case quiet
        case signalled
        case sleeping(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    func signal() {
        let sleeper: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard case .sleeping(let continuation) = state else {
                state = .signalled
                return nil
            }
            state = .quiet
            return continuation
        }
        sleeper?.resume()
    }

    /// Sleeps until a signal, for `duration` at most, or until the task is cancelled.
    ///
    /// - Returns: true when it was a signal.
    @discardableResult
    func wait(for duration: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await self.wait()
                return !Task.isCancelled
            }
            group.addTask {
                // A cancelled sleep is a sleep that is over.
                try? await Task.sleep(for: duration)
                return false
            }
            let wasSignalled = await group.next() ?? false
            group.cancelAll()
            return wasSignalled
        }
    }

    /// Sleeps until a signal or until the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in sleep(with: continuation) }
        } onCancel: {
            wakeCancelled()
        }
    }

    private func sleep(with continuation: CheckedContinuation<Void, Never>) {
        let isAwake = state.withLock { state in
            if case .quiet = state, !Task.isCancelled {
                state = .sleeping(continuation)
                return false
            }
            state = .quiet
            return true
        }
        if isAwake { continuation.resume() }
    }

    /// A cancelled sleeper uses up no signal that comes later.
    private func wakeCancelled() {
        let sleeper: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard case .sleeping(let continuation) = state else { return nil }
            state = .quiet
            return continuation
        }
        sleeper?.resume()
    }
}
