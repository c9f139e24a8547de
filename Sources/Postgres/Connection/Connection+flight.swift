/// The one way to the server: pipeline mode, statements out, answers in, never blocking in libpq.
extension Connection {
    /// Queues a statement; it is prepared on its first use.
    func send(_ statement: EncodedStatement, receive: @escaping Flight.Receive) throws {
        let session = try requireSession()
        guard !configuration.isPooled else {
            try session.sendQuery(statement.sql, bindings: statement.bindings)
            return flight.append(.execute(nil, name: statement.name, receive: receive))
        }
        let key = StatementCache.Key(sql: statement.sql, types: statement.bindings.types)
        let name = try cache.name(of: key) ?? prepare(key, in: session)
        try session.sendExecute(name: name, bindings: statement.bindings)
        flight.append(.execute(key, name: statement.name, receive: receive))
    }

    private func prepare(_ key: StatementCache.Key, in session: Session) throws -> String {
        try freeEvictedStatements(in: session)
        let name = cache.insert(key)
        try session.sendPrepare(name: name, sql: key.sql, types: key.types)
        flight.append(.prepare(key))
        return name
    }

    /// Only while nothing is in flight and the session is sound: in a failed transaction DEALLOCATE would fail, and
    /// the ROLLBACK behind it would be skipped.
    private func freeEvictedStatements(in session: Session) throws {
        guard flight.isEmpty, session.transactionStatus != .failed else { return }
        cache.evictBeyondLimit()
        for name in cache.takeEvicted() {
            try session.sendQuery("DEALLOCATE \(name)", bindings: Bindings())
            flight.append(.free(name: name))
        }
    }

    /// Ends a group: an error skips the rest of its group and nothing else.
    func sendSync() throws {
        try requireSession().sendSync()
        flight.append(.sync)
    }

    /// Sends what libpq holds back and takes what the server has, once; waits for either at most one poll interval.
    func waitForProgress() throws {
        let session = try requireSession()
        let isFlushed = try session.flush()
        guard loop.wait(socket: session.socket, wantsWrite: !isFlushed, milliseconds: Self.pollInterval) else { return }
        try session.consumeInput()
    }

    /// Hands out every answer that has arrived.
    func readAvailable() throws {
        let session = try requireSession()
        while let step = flight.first, !session.isBusy {
            try take(session.nextResult(), for: step)
        }
    }

    /// The server ends the answers to each statement with an empty result, and a Sync with nothing.
    private func take(_ result: QueryResult?, for step: Flight.Step) throws {
        guard let result else {
            if case .sync = step { throw PostgresError(.connectionLost, "an answer is missing") }
            return flight.removeFirst()
        }
        switch step {
        case .prepare(let key): if failure(result) != nil { cache.remove(key) }
        case .free(let name): if result.status == .pipelineAborted { cache.returnEvicted(name) }
        case .execute(let key, let name, let receive): deliver(result, key: key, name: name, to: receive)
        case .sync: try finishGroup(result)
        }
    }

    private func finishGroup(_ result: QueryResult) throws {
        guard result.status == .pipelineSync else { throw PostgresError(.connectionLost, "an answer is out of turn") }
        flight.removeFirst()
        flight.abortedBy = nil
    }

    private func deliver(
        _ result: QueryResult, key: StatementCache.Key?, name: String, to receive: Flight.Receive
    ) {
        guard let error = failure(result) else { return receive(.success(result)) }
        if error.isStalePreparedStatement, let key { cache.forgetStale(key, isLostByServer: error.isLostByServer) }
        receive(.failure(error.naming(name)))
    }

    private func failure(_ result: QueryResult) -> PostgresError? {
        switch result.status {
        case .succeeded:
            return nil
        case .failed:
            flight.abortedBy = flight.abortedBy ?? result.error
            return result.error
        case .pipelineAborted:
            return flight.abortedBy ?? PostgresError(.server, "an earlier statement of the pipeline failed")
        case .pipelineSync, .copyIn, .unexpected:
            return PostgresError(.usage, "the statement's kind cannot be used here")
        }
    }
}
