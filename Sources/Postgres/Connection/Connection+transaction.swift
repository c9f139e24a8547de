/// How far a transaction is kept apart from others (manual §13.2).
public enum IsolationLevel: String, Sendable {
    case readCommitted = "READ COMMITTED"
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
}

extension Connection {
    /// Runs `body` in a transaction: COMMIT when it returns, ROLLBACK when it throws. Inside another transaction it is
    /// a savepoint, and `isolation` is the outer one's.
    ///
    /// The BEGIN travels with the first statement, so a body without statements costs nothing.
    ///
    /// - Throws: what `body` throws, before anything else; `PostgresError` of kind `outcomeUnknown` when the connection
    ///   broke during COMMIT; of kind `rolledBack` when `body` passed over an error that had ended the transaction.
    public func transaction<Value>(
        isolation: IsolationLevel = .readCommitted, _ body: (isolated Connection) throws -> Value
    ) throws -> Value {
        transactionDepth += 1
        defer { transactionDepth -= 1 }
        return transactionDepth == 1 ? try outermost(isolation, body) : try savepoint(body)
    }

    private func outermost<Value>(
        _ isolation: IsolationLevel, _ body: (isolated Connection) throws -> Value
    ) throws -> Value {
        _ = try requireSession()
        pendingBegin = EncodedStatement(command: "BEGIN ISOLATION LEVEL \(isolation.rawValue)")
        let value: Value
        do {
            value = try body(self)
            try Task.checkCancellation()
        } catch {
            rollBack("ROLLBACK")
            throw error
        }
        try commit()
        return value
    }

    private func commit() throws {
        guard pendingBegin == nil else { return pendingBegin = nil }
        do {
            try exchange([(EncodedStatement(command: "COMMIT"), Self.requireCommitted)], cancellation: .ignored)
        } catch let error as PostgresError where error.isConnectionLoss {
            throw error.lost(as: .outcomeUnknown)
        }
    }

    /// The server answers COMMIT with ROLLBACK when an error had ended the transaction before.
    private static func requireCommitted(_ result: QueryResult) throws {
        guard result.commandTag == "COMMIT" else {
            throw PostgresError(.rolledBack, "an error in the transaction was passed over, so it was rolled back")
        }
    }

    private func savepoint<Value>(_ body: (isolated Connection) throws -> Value) throws -> Value {
        let name = "s\(transactionDepth)"
        try exchange([(EncodedStatement(command: "SAVEPOINT \(name)"), { _ in })])
        let value: Value
        do {
            value = try body(self)
        } catch {
            rollBack("ROLLBACK TO SAVEPOINT \(name)", "RELEASE SAVEPOINT \(name)")
            throw error
        }
        try exchange([(EncodedStatement(command: "RELEASE SAVEPOINT \(name)"), { _ in })])
        return value
    }

    /// The error that led here matters more than one of the rollback; a connection that cannot roll back is closed,
    /// which does.
    private func rollBack(_ commands: String...) {
        guard session != nil else { return }
        guard pendingBegin == nil else { return pendingBegin = nil }
        do {
            try exchange(commands.map { (EncodedStatement(command: $0), { _ in }) }, cancellation: .ignored)
        } catch {
            end(with: error as? PostgresError ?? PostgresError(.connectionLost, "the rollback failed"))
        }
    }
}

extension PostgresError {
    /// The same loss, named for what it means to the caller; the SQLSTATE of the server's good-bye stays.
    func lost(as kind: Kind) -> PostgresError {
        var error = self
        error.kind = kind
        return error
    }

    /// The server no longer has the statement, so there is nothing to free.
    var isLostByServer: Bool { sqlState == .invalidStatementName }
}
