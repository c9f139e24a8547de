import Synchronization

/// Lets so many through at a time, first come first served.
final class Gate: Sendable {
    private struct State {
        var free: Int
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(width: Int) {
        state = Mutex(State(free: width))
    }

    func pass<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        await withCheckedContinuation { enter($0) }
        defer { leave() }
        return try await body()
    }

    private func enter(_ continuation: CheckedContinuation<Void, Never>) {
        let isFree = state.withLock { state in
            guard state.free > 0 else {
                state.waiters.append(continuation)
                return false
            }
            state.free -= 1
            return true
        }
        if isFree { continuation.resume() }
    }

    private func leave() {
        let next = state.withLock { state in
            guard state.waiters.isEmpty else { return Optional(state.waiters.removeFirst()) }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
