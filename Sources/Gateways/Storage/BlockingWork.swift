import NIOPosix

/// Many short pieces of blocking work share a few threads of their own: those that run Swift's tasks must never wait.
enum BlockingWork {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await NIOThreadPool.singleton.runIfActive(work)
    }
}
