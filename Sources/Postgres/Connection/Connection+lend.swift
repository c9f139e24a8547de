extension Connection {
    /// How a lent connection came back.
    struct Loan<Value: Sendable>: Sendable {
        /// `nil` when the connection had broken before the body began: another one can be tried.
        var result: Result<Value, any Error>?
        /// Open, and not inside a transaction.
        var isReusable: Bool
    }

    /// Runs the body and judges the connection, in one hop.
    func lend<Value: Sendable>(to body: @Sendable (isolated Connection) throws -> Value) -> Loan<Value> {
        guard isStillConnected() else { return Loan(result: nil, isReusable: false) }
        let result = Result { try body(self) }
        return Loan(result: result, isReusable: session?.transactionStatus == .idle)
    }

    /// Takes what lies in the socket, such as the server's good-bye; costs one read that finds nothing.
    func isStillConnected() -> Bool {
        guard let session else { return false }
        do {
            try session.consumeInput()
            _ = session.isBusy
            guard session.isConnected else { throw PostgresError(.connectionLost, "the connection broke while idle") }
            return true
        } catch {
            end(with: error as? PostgresError ?? PostgresError(.connectionLost, "the connection broke while idle"))
            return false
        }
    }

    /// Asks the server for a sign of life.
    func answers() -> Bool {
        do {
            try exchange([(EncodedStatement(command: "SELECT"), { _ in })], cancellation: .ignored)
            return true
        } catch {
            return false
        }
    }
}
