extension Connection {
    typealias Request = (statement: EncodedStatement, receive: (QueryResult) throws -> Void)

    /// Whether a cancelled task stops an exchange. The client's own COMMIT and ROLLBACK are always carried through.
    enum Cancellation {
        case obeyed
        case ignored
    }

    /// Sends all requests under one Sync and reads all answers.
    ///
    /// - Throws: the first error; the server then skipped the rest.
    func exchange(_ requests: [Request], cancellation: Cancellation = .obeyed) throws {
        if cancellation == .obeyed { try Task.checkCancellation() }
        let isAutocommit = try isOutsideTransaction()
        do {
            try exchangeOnce(requests, cancellation: cancellation)
        } catch let error as PostgresError where error.isConnectionLoss {
            throw error.lost(as: isAutocommit ? .outcomeUnknown : .connectionLost)
        } catch let error as PostgresError where error.isStalePreparedStatement && isAutocommit {
            try exchangeOnce(requests, cancellation: cancellation)
        }
    }

    func isOutsideTransaction() throws -> Bool {
        try requireSession().transactionStatus == .idle && pendingBegin == nil
    }

    private func exchangeOnce(_ requests: [Request], cancellation: Cancellation) throws {
        let outcome = Outcome()
        do {
            try fly(requests, reportingTo: outcome, cancellation: cancellation)
        } catch let error as PostgresError {
            end(with: error)
            throw outcome.failure ?? error
        }
        deliverNotifications()
        if let failure = outcome.failure { throw failure }
    }

    private func fly(_ requests: [Request], reportingTo outcome: Outcome, cancellation: Cancellation) throws {
        let session = try requireSession()
        try session.enterPipelineMode()
        for request in takePendingBegin() + requests {
            try send(request.statement) { outcome.note($0, receive: request.receive) }
        }
        try sendSync()
        outcome.wasCancelSent = try finishFlight(cancellation: cancellation)
        try session.exitPipelineMode()
    }

    private func takePendingBegin() -> [Request] {
        defer { pendingBegin = nil }
        return pendingBegin.map { [($0, { _ in })] } ?? []
    }

    /// The connection's own thread sends the cancel while it still reads that statement's answer, so that a cancel
    /// cannot reach a later statement.
    ///
    /// - Returns: whether a cancel was sent.
    private func finishFlight(cancellation: Cancellation) throws -> Bool {
        var wasCancelSent = false
        while true {
            try readAvailable()
            if flight.isEmpty { return wasCancelSent }
            try waitForProgress()
            if cancellation == .obeyed, !wasCancelSent, Task.isCancelled {
                session?.cancel()
                wasCancelSent = true
            }
        }
    }
}

/// The first thing that went wrong in an exchange.
private final class Outcome {
    private var firstFailure: (any Error)?
    var wasCancelSent = false

    func note(_ result: Result<QueryResult, PostgresError>, receive: (QueryResult) throws -> Void) {
        guard firstFailure == nil else { return }
        do {
            try receive(result.get())
        } catch {
            firstFailure = error
        }
    }

    var failure: (any Error)? {
        guard wasCancelSent, (firstFailure as? PostgresError)?.sqlState == .queryCanceled else { return firstFailure }
        return CancellationError()
    }
}
