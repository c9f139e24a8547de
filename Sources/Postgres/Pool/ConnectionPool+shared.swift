import Synchronization

/// The shared connection and its mailbox.
extension ConnectionPool {
    /// How often statements are looked at for having waited too long while the server is away.
    private static let expiryInterval = Duration.milliseconds(100)

    func submit<S: Statement, Value: Sendable>(
        _ statement: S, read: @escaping @Sendable (QueryResult) throws -> Value
    ) async throws -> Value {
        let encoded = try EncodedStatement(statement)
        guard !encoded.changesSession else {
            throw PostgresError(.usage, "not on the shared connection", statement: encoded.name)
        }
        let ticket = SubmissionTicket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let submission = Submission(encoded) { result in
                    continuation.resume(with: result.flatMap { answer in Result { try read(answer) } })
                }
                hand(in: submission, for: ticket)
            }
        } onCancel: {
            ticket.cancel().map(withdraw)
        }
    }

    private func hand(in submission: Submission, for ticket: SubmissionTicket) {
        switch ticket.register(submission) ? mailbox.append(submission) : .refused {
        case .startDraining: Task { await drain() }
        case .wakeConnection: wakeShared()
        case .nothing: break
        case .refused: submission.finish(.failure(CancellationError()))
        }
    }

    private func withdraw(_ submission: Submission) {
        guard mailbox.withdraw(submission) else { return wakeShared() }
        submission.finish(.failure(CancellationError()))
    }

    private func wakeShared() {
        state.withLock { $0.shared }?.loop.wake()
    }

    private func drain() async {
        repeat {
            if await drainShared() { continue }
            await connectShared()
        } while !mailbox.finishDraining()
    }

    /// - Returns: false when there is no open connection.
    private func drainShared() async -> Bool {
        guard let connection = state.withLock({ $0.shared }) else { return false }
        return await connection.drain(mailbox)
    }

    /// Tries once. While the server is away, statements that waited too long are failed.
    private func connectShared() async {
        guard !state.withLock({ $0.isSharedClosed }) else {
            return failWaiting(PostgresError(.closed, "the pool is closed"), before: nil)
        }
        let expiry = Task { await expireWhileConnecting() }
        defer { expiry.cancel() }
        do {
            await adopt(try await Connection.connect(configuration))
        } catch {
            await backOff(after: error)
        }
    }

    /// The pool may have been closed meanwhile.
    private func adopt(_ connection: Connection) async {
        let isClosed = state.withLock { state in
            state.sharedFailures = 0
            if !state.isSharedClosed { state.shared = connection }
            return state.isSharedClosed
        }
        if isClosed { await connection.close() }
    }

    private func backOff(after error: any Error) async {
        let failures = state.withLock { state in
            state.connectFailure = error as? PostgresError
            state.sharedFailures += 1
            return state.sharedFailures
        }
        let delay = PoolStateMachine.backoff(afterFailures: failures) * Double.random(in: 0.5...1)
        // The sleep ends early only with this task, which nobody cancels.
        try? await Task.sleep(for: delay)
    }

    private func expireWhileConnecting() async {
        while !Task.isCancelled {
            let error = state.withLock { $0.connectFailure }
            failWaiting(
                error ?? PostgresError(.connectionFailed, "the server could not be reached in time"),
                before: .now - acquireTimeout)
            // Ended by cancellation once the connection is there.
            try? await Task.sleep(for: Self.expiryInterval)
        }
    }

    private func failWaiting(_ error: PostgresError, before limit: ContinuousClock.Instant?) {
        for submission in mailbox.takeExpired(before: limit) {
            submission.finish(.failure(error.naming(submission.statement.name)))
        }
    }

    func closeShared() async {
        let connection = state.withLock { state in
            state.isSharedClosed = true
            defer { state.shared = nil }
            return state.shared
        }
        await connection?.close()
    }
}

/// Joins a submission, which is made late, with a cancellation, which may come early.
private final class SubmissionTicket: Sendable {
    private struct State {
        var submission: Submission?
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// - Returns: false when the task was cancelled before.
    func register(_ submission: Submission) -> Bool {
        state.withLock { state in
            state.submission = submission
            return !state.isCancelled
        }
    }

    func cancel() -> Submission? {
        state.withLock { state in
            state.isCancelled = true
            return state.submission
        }
    }
}
