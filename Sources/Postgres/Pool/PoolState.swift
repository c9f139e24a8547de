/// What the pool's mutex protects: the pure machine, and what its numbers stand for.
struct PoolState {
    var machine: PoolStateMachine
    var connections: [PoolStateMachine.ConnectionID: Connection] = [:]
    var waiters: [PoolStateMachine.WaiterID: CheckedContinuation<PoolLease, any Error>] = [:]
    var closers: [CheckedContinuation<Void, Never>] = []
    var lastWaiter = 0
    /// Why the last attempt to connect failed.
    var connectFailure: PostgresError?
    var isReaperRunning = false
    var shared: Connection?
    var sharedFailures = 0
    var isSharedClosed = false
}

/// A connection in somebody's hands.
struct PoolLease: Sendable {
    var id: PoolStateMachine.ConnectionID
    var connection: Connection
    var needsCheck: Bool
}

/// An action of the machine with the objects it concerns: performed after the mutex is left.
enum PoolEffect {
    case resume(CheckedContinuation<PoolLease, any Error>, Result<PoolLease, any Error>)
    case connect(PoolStateMachine.ConnectionID, after: Duration)
    case close(Connection)
    case finish([CheckedContinuation<Void, Never>])
}

extension PoolState {
    mutating func effects(of actions: [PoolStateMachine.Action]) -> [PoolEffect] {
        var effects: [PoolEffect] = []
        for action in actions {
            if let effect = effect(of: action) { effects.append(effect) }
        }
        return effects
    }

    private mutating func effect(of action: PoolStateMachine.Action) -> PoolEffect? {
        switch action {
        case .hand(let id, let waiter, let needsCheck): hand(id, to: waiter, needsCheck: needsCheck)
        case .connect(let id, let delay): .connect(id, after: delay)
        case .close(let id): connections.removeValue(forKey: id).map(PoolEffect.close)
        case .fail(let waiter, let failure): fail(waiter, with: error(for: failure))
        case .finishClosing: finishClosing()
        }
    }

    private mutating func hand(_ id: Int, to waiter: Int, needsCheck: Bool) -> PoolEffect? {
        guard let continuation = waiters.removeValue(forKey: waiter), let connection = connections[id] else {
            return nil
        }
        return .resume(continuation, .success(PoolLease(id: id, connection: connection, needsCheck: needsCheck)))
    }

    private mutating func fail(_ waiter: Int, with error: any Error) -> PoolEffect? {
        waiters.removeValue(forKey: waiter).map { .resume($0, .failure(error)) }
    }

    private mutating func finishClosing() -> PoolEffect {
        defer { closers = [] }
        return .finish(closers)
    }

    private func error(for failure: PoolStateMachine.Failure) -> PostgresError {
        switch failure {
        case .unavailable: connectFailure ?? PostgresError(.connectionFailed, "the server could not be reached in time")
        case .exhausted: PostgresError(.acquireTimedOut, "no connection of the pool came free in time")
        case .closed: PostgresError(.closed, "the pool is closed")
        }
    }
}
