import Foundation

/// Blocking work gets a thread of its own: the threads that run Swift's tasks must never wait.
enum OwnThread {
    static func run<Value: Sendable>(_ name: String, _ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: work()) }
            thread.name = name
            thread.start()
        }
    }
}
