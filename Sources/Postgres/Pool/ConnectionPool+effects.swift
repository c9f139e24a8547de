import Synchronization

extension ConnectionPool {
    /// Tells the machine what happened, under the lock, and then does what it answers.
    func perform(_ event: (inout PoolStateMachine) -> [PoolStateMachine.Action]) {
        perform(state.withLock { state in state.effects(of: event(&state.machine)) })
    }

    func perform(_ effects: [PoolEffect]) {
        for effect in effects {
            switch effect {
            case .resume(let continuation, let result): continuation.resume(with: result)
            case .connect(let id, let delay): Task { await connect(id, after: delay) }
            case .close(let connection): Task { await connection.close() }
            case .finish(let continuations): for continuation in continuations { continuation.resume() }
            }
        }
    }

    private func connect(_ id: PoolStateMachine.ConnectionID, after delay: Duration) async {
        do {
            if delay > .zero { try await Task.sleep(for: delay * Double.random(in: 0.5...1)) }
            await connected(id, try await Connection.connect(configuration))
        } catch {
            connectFailed(id, error)
        }
    }

    private func connected(_ id: PoolStateMachine.ConnectionID, _ connection: Connection) async {
        let effects = state.withLock { state in
            state.connections[id] = connection
            return state.effects(of: state.machine.connected(id, now: .now))
        }
        perform(effects)
        await connection.onBreak { [weak self] in self?.perform { $0.broke(id) } }
    }

    private func connectFailed(_ id: PoolStateMachine.ConnectionID, _ error: any Error) {
        let effects = state.withLock { state in
            state.connectFailure = error as? PostgresError
            return state.effects(of: state.machine.connectFailed(id))
        }
        perform(effects)
    }

    func finishClosing(_ continuation: CheckedContinuation<Void, Never>) {
        let effects = state.withLock { state in
            state.closers.append(continuation)
            return state.effects(of: state.machine.close())
        }
        perform(effects)
    }
}
