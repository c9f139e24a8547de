import Synchronization

extension ConnectionPool {
    /// An open connection, looked at when it lay idle for long.
    func leaseChecked() async throws -> PoolLease {
        while true {
            let lease = try await lease()
            guard lease.needsCheck else { return lease }
            if await lease.connection.answers() { return lease }
            release(lease, isReusable: false)
        }
    }

    private func lease() async throws -> PoolLease {
        let waiter = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(waiter, $0) }
        } onCancel: {
            cancel(waiter)
        }
    }

    /// Cancellation is looked at under the lock: whoever cancels later finds the waiter in the queue.
    private func enter(_ waiter: Int, _ continuation: CheckedContinuation<PoolLease, any Error>) {
        let now = ContinuousClock.now
        let deadline = now + acquireTimeout
        let effects: [PoolEffect]? = state.withLock { state in
            guard !Task.isCancelled else { return nil }
            state.waiters[waiter] = continuation
            return state.effects(of: state.machine.lease(waiter, deadline: deadline, now: now))
        }
        guard let effects else { return continuation.resume(throwing: CancellationError()) }
        perform(effects)
        startReaper()
    }

    private func cancel(_ waiter: Int) {
        let continuation = state.withLock { state in
            state.machine.cancel(waiter) ? state.waiters.removeValue(forKey: waiter) : nil
        }
        continuation?.resume(throwing: CancellationError())
    }

    func release(_ lease: PoolLease, isReusable: Bool) {
        perform { $0.release(lease.id, isReusable: isReusable, now: .now) }
    }

    /// One task fails the waiters that waited too long; it lives while there are any.
    private func startReaper() {
        let isNeeded = state.withLock { state in
            guard !state.isReaperRunning, state.machine.waiterCount > 0 else { return false }
            state.isReaperRunning = true
            return true
        }
        guard isNeeded else { return }
        Task { await reap() }
    }

    private func reap() async {
        while let deadline = nextDeadline() {
            // The sleep ends early only with this task, which nobody cancels.
            try? await Task.sleep(until: deadline, clock: .continuous)
            perform { $0.expire(now: .now) }
        }
    }

    private func nextDeadline() -> ContinuousClock.Instant? {
        state.withLock { state in
            state.isReaperRunning = state.machine.waiterCount > 0
            return state.machine.nextDeadline
        }
    }
}
