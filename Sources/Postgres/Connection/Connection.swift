import Synchronization

/// A connection to PostgreSQL with a thread of its own, which is the actor's executor.
///
/// Its methods are synchronous: nothing slips in between two statements of one call, and a body that runs on the
/// connection cannot wait for anything else. A cancelled task makes the statement it waits for fail on the server, and
/// every later one throw `CancellationError`, until a body that was rolled back is left.
public actor Connection {
    /// How often a waiting connection looks whether its task was cancelled, in milliseconds. A pool's lease and the
    /// shared path are woken at once; this is for whoever calls a connection directly.
    static let pollInterval: CInt = 50

    /// Notifications wait for a slow subscriber up to this number; then the oldest are dropped, for they are hints.
    static let notificationLimit = 256

    nonisolated let loop: ConnectionLoop
    public nonisolated let configuration: ConnectionConfiguration
    /// What arrives on the channels listened to, idle or not. For one subscriber. It ends when the connection does.
    public nonisolated let notifications: AsyncStream<Notification>
    private let notificationSink: AsyncStream<Notification>.Continuation

    var session: Session?
    var cache = StatementCache()
    var flight = Flight()
    /// 1 inside a transaction, more inside savepoints.
    var transactionDepth = 0
    /// A BEGIN that travels with the transaction's first statement.
    var pendingBegin: EncodedStatement?
    private var onBreak: (@Sendable () -> Void)?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.reference }

    private init(configuration: ConnectionConfiguration, loop: ConnectionLoop) {
        self.configuration = configuration
        self.loop = loop
        (notifications, notificationSink) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingNewest(Self.notificationLimit))
    }

    isolated deinit {
        notificationSink.finish()
        session = nil
        loop.stop()
    }

    /// Connects and applies the session's settings.
    ///
    /// - Throws: `PostgresError` of kind `connectionFailed`, or `CancellationError`.
    public static func connect(_ configuration: ConnectionConfiguration) async throws -> Connection {
        let connection = Connection(configuration: configuration, loop: try ConnectionLoop())
        try await withTaskCancellationHandler {
            try await connection.open()
        } onCancel: {
            connection.loop.wake()
        }
        return connection
    }

    private func open() throws {
        let session = try Session.connect(
            configuration.connectKeywords, timeout: configuration.timeouts.connect, on: loop)
        self.session = session
        loop.watchWhenIdle(socket: session.socket) { [weak self] in
            self?.assumeIsolated { $0.socketBecameReadable() }
        }
        if !configuration.isPooled { try executeScript(configuration.sessionSettings) }
    }

    /// Closes the connection. A transaction that is open is rolled back by the server. Closing twice is harmless.
    public func close() {
        end(with: PostgresError(.closed, "the connection was closed"))
    }

    /// True until the connection breaks or is closed.
    public var isOpen: Bool { session != nil }

    /// The server process behind this connection, as in `pg_stat_activity.pid`.
    public var backendProcessID: Int32? { session?.backendProcessID }

    /// Called once, on the connection's thread, when it breaks or is closed.
    func onBreak(_ action: @escaping @Sendable () -> Void) {
        guard isOpen else { return action() }
        onBreak = action
    }

    func requireSession() throws(PostgresError) -> Session {
        guard let session else { throw PostgresError(.closed, "the connection is closed") }
        return session
    }

    /// Gives up the session; whatever waits for an answer gets `error`.
    func end(with error: PostgresError) {
        guard session != nil else { return }
        loop.watchWhenIdle(socket: nil)
        session = nil
        cache = StatementCache()
        pendingBegin = nil
        flight.failAll(with: error)
        notificationSink.finish()
        onBreak?()
        onBreak = nil
    }

    private func socketBecameReadable() {
        guard let session else { return }
        do {
            try session.consumeInput()
            deliverNotifications()
        } catch {
            end(with: error as? PostgresError ?? PostgresError(.connectionLost, "the connection broke while idle"))
        }
    }

    /// Also called after each exchange: with TLS the bytes may already be inside libpq while the socket is quiet.
    func deliverNotifications() {
        while let notification = session?.nextNotification() { notificationSink.yield(notification) }
    }
}
