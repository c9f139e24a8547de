extension Connection {
    /// Runs `body` on the connection's own thread, in one hop and with nothing in between. For whoever holds a
    /// connection outside a pool: `try await connection.perform { try $0.transaction { … } }`.
    public nonisolated func perform<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        try await withTaskCancellationHandler {
            try await runHere(body)
        } onCancel: {
            loop.wake()
        }
    }

    private func runHere<Value: Sendable>(_ body: @Sendable (isolated Connection) throws -> Value) throws -> Value {
        try body(self)
    }
}
