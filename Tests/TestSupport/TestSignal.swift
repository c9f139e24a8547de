import Synchronization

/// Something that a test waits for instead of sleeping: the code under test sends, the test waits.
///
/// Values sent before anybody waits are kept, in order.
public final class TestSignal<Value: Sendable>: Sendable {
    /// Nothing came in time.
    public struct TimedOut: Error, CustomStringConvertible {
        public let description: String
    }

    private struct State {
        var values: [Value] = []
        var waiters: [(id: Int, continuation: CheckedContinuation<Value?, Never>)] = []
        var lastID = 0
    }

    private let name: String
    private let state = Mutex(State())

    public init(_ name: String = "signal") {
        self.name = name
    }

    public func send(_ value: Value) {
        let waiter = state.withLock { state in
            guard state.waiters.isEmpty else { return Optional(state.waiters.removeFirst()) }
            state.values.append(value)
            return nil
        }
        waiter?.continuation.resume(returning: value)
    }

    /// The next value.
    ///
    /// - Throws: `TimedOut`, also when the waiting task is cancelled.
    public func wait(timeout: Duration = .seconds(20)) async throws -> Value {
        let id = nextID()
        let timer = Task {
            try await Task.sleep(for: timeout)
            leave(id)
        }
        defer { timer.cancel() }
        let value = await withTaskCancellationHandler {
            await withCheckedContinuation { enter(id, $0) }
        } onCancel: {
            leave(id)
        }
        guard let value else { throw TimedOut(description: "\(name) did not come within \(timeout)") }
        return value
    }

    private func nextID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    private func enter(_ id: Int, _ continuation: CheckedContinuation<Value?, Never>) {
        let answer: Value?? = state.withLock { state in
            guard state.values.isEmpty else { return .some(state.values.removeFirst()) }
            guard !Task.isCancelled else { return .some(nil) }
            state.waiters.append((id, continuation))
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func leave(_ id: Int) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(returning: nil)
    }
}

extension TestSignal where Value == Void {
    public func send() {
        send(())
    }
}
