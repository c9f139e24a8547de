import CLibPQ

extension Session {
    /// Connects without blocking in the handshake, so that a cancelled task stops it. Only the name lookup blocks,
    /// and that on the connection's own thread.
    ///
    /// - Throws: `PostgresError` of kind `connectionFailed`, or `CancellationError`.
    static func connect(_ keywords: [(String, String)], timeout: Duration, on loop: ConnectionLoop) throws -> Session {
        guard let handle = unsafe start(keywords) else {
            throw PostgresError(.connectionFailed, "libpq has no memory for a connection")
        }
        do {
            unsafe try finishHandshake(handle, deadline: .now + timeout, on: loop)
        } catch {
            unsafe PQfinish(handle)
            throw error
        }
        return unsafe try Session(connected: handle)
    }

    private static func start(_ keywords: [(String, String)]) -> OpaquePointer? {
        unsafe withCStrings(keywords.map(\.0)) { names in
            unsafe withCStrings(keywords.map(\.1)) { values in
                unsafe PQconnectStartParams(names, values, 1)
            }
        }
    }

    private static func finishHandshake(
        _ handle: OpaquePointer, deadline: ContinuousClock.Instant, on loop: ConnectionLoop
    ) throws {
        // The manual asks to behave at first as if PQconnectPoll had wanted to write.
        var status = PGRES_POLLING_WRITING
        while status != PGRES_POLLING_OK {
            guard status != PGRES_POLLING_FAILED, unsafe PQstatus(handle) != CONNECTION_BAD else {
                throw PostgresError(.connectionFailed, unsafe message(handle))
            }
            let isReady = unsafe loop.wait(
                socket: PQsocket(handle), wantsWrite: status == PGRES_POLLING_WRITING,
                wantsRead: status == PGRES_POLLING_READING, milliseconds: Connection.pollInterval)
            try Task.checkCancellation()
            guard .now < deadline else { throw PostgresError(.connectionFailed, "the connect timeout passed") }
            if isReady { status = unsafe PQconnectPoll(handle) }
        }
    }

    /// A null-terminated array of C strings, alive for the call.
    private static func withCStrings<Value>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
    ) -> Value {
        var bytes: [CChar] = []
        var offsets: [Int] = []
        for string in strings {
            offsets.append(bytes.count)
            bytes += string.utf8CString
        }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            var pointers = unsafe offsets.map { offset in unsafe buffer.baseAddress.map { unsafe $0 + offset } }
            unsafe pointers.append(nil)
            return unsafe body(pointers)
        }
    }
}
