import Synchronization

/// At most `size` connections lent one at a time, and one more that all `execute` calls share.
///
/// Connections are made when they are needed. One that broke, or comes back inside a transaction, is replaced. While
/// the server is away a lease waits up to `acquireTimeout`.
public final class ConnectionPool: Sendable {
    public let configuration: ConnectionConfiguration
    public let size: Int
    /// How long a lease waits for a connection.
    public let acquireTimeout: Duration

    let state: Mutex<PoolState>
    let mailbox: AutocommitMailbox

    /// Makes no connection yet.
    ///
    /// - Parameters:
    ///   - size: the exclusive connections; count one more for `execute` when adding up `max_connections`.
    ///   - acquireTimeout: 5 s by default.
    public init(configuration: ConnectionConfiguration, size: Int, acquireTimeout: Duration = .seconds(5)) {
        precondition(size > 0, "a pool needs at least one connection")
        self.configuration = configuration
        self.size = size
        self.acquireTimeout = acquireTimeout
        state = Mutex(PoolState(machine: PoolStateMachine(size: size)))
        mailbox = AutocommitMailbox()
    }

    /// Runs `body` in a transaction on a connection of its own. See `Connection.transaction` for what is thrown.
    public func transaction<Value: Sendable>(
        isolation: IsolationLevel = .readCommitted,
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        try await withConnection { connection in try connection.transaction(isolation: isolation, body) }
    }

    /// Lends a connection to `body`, without a transaction. A connection that comes back inside one is closed.
    ///
    /// - Throws: what `body` throws; `PostgresError` of kind `connectionFailed` or `acquireTimedOut` when no connection
    ///   could be had in time; `CancellationError`.
    public func withConnection<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        while true {
            let lease = try await leaseChecked()
            let loan = await withTaskCancellationHandler {
                await lease.connection.lend(to: body)
            } onCancel: {
                lease.connection.loop.wake()
            }
            release(lease, isReusable: loan.isReusable)
            if let result = loan.result { return try result.get() }
        }
    }

    /// Runs one statement that is its own transaction, on the connection that all callers share.
    ///
    /// Statements that wait travel together, a Sync each: an error hits only its own. They share a queue, so keep them
    /// short; no LISTEN, COPY, transaction commands or session settings. A task cancelled while its statement is in
    /// flight waits for the answer, unless nobody else's statement could be hit by the cancel.
    ///
    /// - Throws: `PostgresError`, of kind `outcomeUnknown` when the connection broke with the statement in flight.
    public func execute<S: Statement>(_ statement: S) async throws -> [S.Row] {
        try await submit(statement) { try $0.rows(of: S.self) }
    }

    /// Like `execute`, for the number of rows that the statement changed.
    @discardableResult
    public func run<S: Statement>(_ statement: S) async throws -> Int {
        try await submit(statement) { $0.affectedRows }
    }

    /// Waits until every lease is returned and every connection is closed. Later calls throw.
    public func close() async {
        await closeShared()
        await withCheckedContinuation { finishClosing($0) }
    }
}
