import CLibPQ

/// A connection of libpq in non-blocking mode: each call wrapped once, each return value checked once.
///
/// It knows nothing of waiting; `Connection` decides when to flush, read and wait.
@safe
final class Session {
    enum TransactionStatus {
        case idle
        case active
        case inTransaction
        case failed
        case unknown
    }

    let handle: OpaquePointer

    /// Takes over a handle that is connected.
    init(connected handle: OpaquePointer) throws {
        unsafe self.handle = unsafe handle
        guard unsafe PQsetnonblocking(handle, 1) == 0 else {
            throw PostgresError(.connectionFailed, "non-blocking mode was refused")
        }
        // libpq prints notices to standard error unless told otherwise; they may hold data.
        unsafe _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit {
        unsafe PQfinish(handle)
    }

    /// The socket may change with each connection attempt: never kept.
    var socket: CInt { unsafe PQsocket(handle) }

    var isConnected: Bool { unsafe PQstatus(handle) == CONNECTION_OK }

    var transactionStatus: TransactionStatus {
        switch unsafe PQtransactionStatus(handle) {
        case PQTRANS_IDLE: .idle
        case PQTRANS_ACTIVE: .active
        case PQTRANS_INTRANS: .inTransaction
        case PQTRANS_INERROR: .failed
        default: .unknown
        }
    }

    var backendProcessID: Int32 { unsafe PQbackendPID(handle) }

    var serverVersion: Int32 { unsafe PQserverVersion(handle) }

    // MARK: Pipeline mode

    func enterPipelineMode() throws {
        try check(unsafe PQenterPipelineMode(handle) == 1)
    }

    func exitPipelineMode() throws {
        try check(unsafe PQexitPipelineMode(handle) == 1)
    }

    func sendSync() throws {
        try check(unsafe PQpipelineSync(handle) == 1)
    }

    // MARK: Reading and writing

    /// - Returns: whether everything is written; otherwise the socket has to become writable first.
    func flush() throws -> Bool {
        let code = unsafe PQflush(handle)
        guard code >= 0 else { throw lost() }
        return code == 0
    }

    /// Takes what the socket has.
    ///
    /// - Throws: `connectionLost` when the server is gone.
    func consumeInput() throws {
        guard unsafe PQconsumeInput(handle) == 1 else { throw lost() }
    }

    /// True while the next `nextResult` would block.
    var isBusy: Bool { unsafe PQisBusy(handle) == 1 }

    func nextResult() -> QueryResult? {
        unsafe PQgetResult(handle).map { unsafe QueryResult($0) }
    }

    /// Asks the server, over a connection of its own, to stop what runs now. Blocks until the request is delivered.
    func cancel() {
        guard let request = unsafe PQgetCancel(handle) else { return }
        defer { unsafe PQfreeCancel(request) }
        // 256 bytes are what the manual recommends. A failed request is no error: the statement then runs to its end
        // or to its timeout, and its result says which.
        var reason = [CChar](repeating: 0, count: 256)
        unsafe _ = PQcancel(request, &reason, 256)
    }

    func nextNotification() -> Notification? {
        guard let pointer = unsafe PQnotifies(handle) else { return nil }
        defer { unsafe PQfreemem(pointer) }
        return unsafe Notification(
            channel: String(cString: pointer.pointee.relname), payload: String(cString: pointer.pointee.extra),
            senderProcessID: pointer.pointee.be_pid)
    }

    // MARK: Errors

    func check(_ isDone: Bool) throws {
        guard isDone else { throw isConnected ? usage() : lost() }
    }

    private func lost() -> PostgresError {
        PostgresError(.connectionLost, unsafe Self.message(handle))
    }

    private func usage() -> PostgresError {
        PostgresError(.usage, unsafe Self.message(handle))
    }

    static func message(_ handle: OpaquePointer?) -> String {
        let text = unsafe PQerrorMessage(handle).map { unsafe String(cString: $0) } ?? ""
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
