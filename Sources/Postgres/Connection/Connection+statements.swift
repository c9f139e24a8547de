extension Connection {
    /// Runs one statement and reads its rows.
    ///
    /// - Throws: `PostgresError`, `CancellationError`, or what the statement's `decode` throws.
    public func execute<S: Statement>(_ statement: S) throws -> [S.Row] {
        var rows: [S.Row] = []
        try exchange([(try EncodedStatement(statement), { rows = try $0.rows(of: S.self) })])
        return rows
    }

    /// Runs one statement for its effect.
    ///
    /// - Returns: the number of rows inserted, updated, deleted or selected.
    @discardableResult
    public func run<S: Statement>(_ statement: S) throws -> Int {
        var count = 0
        try exchange([(try EncodedStatement(statement), { count = $0.affectedRows })])
        return count
    }

    /// Sends several statements at once, one round trip for all; the server runs them in order.
    ///
    /// Outside a transaction they are one: an error undoes them all.
    ///
    /// - Throws: the first error; the statements behind it did not run.
    public func pipeline<Value>(_ body: (inout Pipeline) throws -> Value) throws -> Value {
        var pipeline = Pipeline()
        let value = try body(&pipeline)
        if let failure = pipeline.failure { throw failure }
        if !pipeline.requests.isEmpty { try exchange(pipeline.requests) }
        return value
    }

    /// Runs one or several commands by the simple protocol, without parameters and without reading rows.
    ///
    /// Several commands outside a transaction are one transaction, unless they say otherwise. For migrations and tests;
    /// never build the text from data.
    public func executeScript(_ sql: String) throws {
        try Task.checkCancellation()
        try sendPendingBegin()
        try endingOnLoss {
            try requireSession().sendScript(sql)
            try readScriptResults()
        }
    }

    /// For commands outside an exchange. What a lost connection did outside a transaction is unknown.
    func endingOnLoss<Value>(_ body: () throws -> Value) throws -> Value {
        let isAutocommit = try isOutsideTransaction()
        do {
            return try body()
        } catch let error as PostgresError where error.isConnectionLoss {
            end(with: error)
            throw error.lost(as: isAutocommit ? .outcomeUnknown : .connectionLost)
        }
    }

    /// For what does not go through an exchange of its own.
    func sendPendingBegin() throws {
        if pendingBegin != nil { try exchange([]) }
    }

    private func readScriptResults() throws {
        var failure: PostgresError?
        var wasCancelSent = false
        while let result = try nextScriptResult(&wasCancelSent) {
            if result.status == .failed { failure = failure ?? result.error.naming("script") }
            if result.status == .copyIn { _ = try requireSession().putCopyEnd(failure: "no COPY in a script") }
        }
        deliverNotifications()
        guard let failure else { return }
        throw wasCancelSent && failure.sqlState == .queryCanceled ? CancellationError() : failure
    }

    private func nextScriptResult(_ wasCancelSent: inout Bool) throws -> QueryResult? {
        let session = try requireSession()
        repeat {
            _ = try session.flush()
            guard session.isBusy else { return session.nextResult() }
            try waitForProgress()
            if Task.isCancelled, !wasCancelSent {
                session.cancel()
                wasCancelSent = true
            }
        } while true
    }
}

extension QueryResult {
    func rows<S: Statement>(of type: S.Type) throws -> [S.Row] {
        var rows: [S.Row] = []
        rows.reserveCapacity(rowCount)
        do {
            for index in 0..<rowCount { rows.append(try S.decode(PostgresRow(result: self, index: index))) }
        } catch let error as PostgresError {
            throw error.naming(String(describing: S.self))
        }
        return rows
    }
}
