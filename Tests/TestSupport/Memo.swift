import Synchronization

/// A value made once: the first who asks makes it, the others wait for it. A failure is remembered too.
final class Memo<Value: Sendable>: Sendable {
    private let make: @Sendable () async throws -> Value
    private let task = Mutex<Task<Value, any Error>?>(nil)

    init(_ make: @escaping @Sendable () async throws -> Value) {
        self.make = make
    }

    var value: Value {
        get async throws { try await started().value }
    }

    private func started() -> Task<Value, any Error> {
        task.withLock { task in
            let running = task ?? Task { try await make() }
            task = running
            return running
        }
    }
}
