/// The shared path: statements of many callers in one stream, a Sync each.
extension Connection {
    /// So much may be sent and not answered. More gains nothing and would fill the buffers of both sides.
    static let windowStatements = 64
    static let windowBytes = 256 * 1024

    /// Sends what waits in the mailbox and hands out the answers, until nothing waits or the connection breaks.
    ///
    /// Statements in flight when it breaks fail with `outcomeUnknown`; those not sent stay in the mailbox.
    ///
    /// - Returns: false when the connection was broken already.
    func drain(_ mailbox: AutocommitMailbox) -> Bool {
        guard isStillConnected() else { return false }
        drainConnected(mailbox)
        return true
    }

    private func drainConnected(_ mailbox: AutocommitMailbox) {
        let window = Window()
        do {
            try requireSession().enterPipelineMode()
            try drain(mailbox, through: window)
            try requireSession().exitPipelineMode()
            guard session?.transactionStatus == .idle else {
                throw PostgresError(.usage, "a statement left the shared connection inside a transaction")
            }
        } catch {
            let error = error as? PostgresError ?? PostgresError(.connectionLost, "the shared connection broke")
            end(with: error.lost(as: .outcomeUnknown))
            window.failUnsent(with: error)
        }
    }

    private func drain(_ mailbox: AutocommitMailbox, through window: Window) throws {
        repeat {
            try refill(window, from: mailbox)
            try readAvailable()
            try cancelIfSafe(window)
            if !flight.isEmpty, mailbox.beginWaiting() || window.isHeldBack { try waitForProgress() }
        } while !(flight.isEmpty && window.isEmpty && mailbox.isEmpty)
    }

    /// Sends nothing new while somebody in flight is cancelled: soon only cancelled statements are left in flight.
    private func refill(_ window: Window, from mailbox: AutocommitMailbox) throws {
        while !window.isHeldBack, let submission = window.takeAgain() ?? mailbox.take() {
            window.add(submission)
            try send(submission.statement) { window.take($0, for: submission) }
            try sendSync()
        }
    }

    /// Sent only when everything in flight belongs to cancelled callers, so that it cannot hit anybody else.
    private func cancelIfSafe(_ window: Window) throws {
        guard window.isAllCancelled, window.shouldSendCancel() else { return }
        try requireSession().cancel()
    }
}

/// The submissions in flight, in order.
private final class Window {
    private var submissions: [Submission] = []
    private var again: [Submission] = []
    private var bytes = 0
    private var cancelledSoFar = 0

    var isEmpty: Bool { submissions.isEmpty && again.isEmpty }

    var hasRoom: Bool { submissions.count < Connection.windowStatements && bytes < Connection.windowBytes }

    /// True while nothing more may be sent, whatever waits.
    var isHeldBack: Bool { !hasRoom || hasCancelled }

    var hasCancelled: Bool { submissions.contains { $0.isCancelled } }

    var isAllCancelled: Bool { !submissions.isEmpty && submissions.allSatisfy { $0.isCancelled } }

    /// One cancel for each statement that becomes the oldest.
    func shouldSendCancel() -> Bool {
        defer { cancelledSoFar = submissions.count }
        return cancelledSoFar != submissions.count
    }

    func add(_ submission: Submission) {
        submissions.append(submission)
        bytes += submission.statement.byteCount
    }

    /// A statement whose plan went stale did not run: it is sent once more.
    func takeAgain() -> Submission? {
        again.isEmpty ? nil : again.removeFirst()
    }

    func take(_ result: Result<QueryResult, PostgresError>, for submission: Submission) {
        remove(submission)
        switch result {
        case .failure(let error) where error.isStalePreparedStatement && submission.mayBeRetried():
            again.append(submission)
        case .failure(let error) where error.sqlState == .queryCanceled && submission.isCancelled:
            submission.finish(.failure(CancellationError()))
        case .failure(let error):
            submission.finish(.failure(error.isConnectionLoss ? error.lost(as: .outcomeUnknown) : error))
        case .success(let answer):
            submission.finish(.success(answer))
        }
    }

    private func remove(_ submission: Submission) {
        submissions.removeAll { $0 === submission }
        bytes -= submission.statement.byteCount
        cancelledSoFar = 0
    }

    /// Those that could not even be queued, or were to be sent again.
    func failUnsent(with error: PostgresError) {
        for submission in submissions + again { submission.finish(.failure(error)) }
        submissions = []
        again = []
    }
}
