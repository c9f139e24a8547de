import CLibPQ

extension Session {
    /// Queues a Parse under a name.
    func sendPrepare(name: String, sql: String, types: [PostgresType]) throws {
        let types = types.map(\.rawValue)
        try check(unsafe PQsendPrepare(handle, name, sql, CInt(types.count), types) == 1)
    }

    /// Queues a prepared statement with its parameters. Results come in binary.
    func sendExecute(name: String, bindings: Bindings) throws {
        try check(
            unsafe withParameters(bindings) { count, values, lengths, formats in
                unsafe PQsendQueryPrepared(handle, name, count, values, lengths, formats, Self.binary)
            })
    }

    /// Queues a statement without a name.
    func sendQuery(_ sql: String, bindings: Bindings) throws {
        let types = bindings.types.map(\.rawValue)
        try check(
            unsafe withParameters(bindings) { count, values, lengths, formats in
                unsafe PQsendQueryParams(handle, sql, count, types, values, lengths, formats, Self.binary)
            })
    }

    /// Sends one or several commands by the simple protocol. Not in pipeline mode.
    func sendScript(_ sql: String) throws {
        try check(unsafe PQsendQuery(handle, sql) == 1)
    }

    /// - Returns: false when the output buffer is full and has to be flushed first.
    func putCopyData(_ bytes: [UInt8]) throws -> Bool {
        let code = unsafe bytes.withUnsafeBytes { buffer in
            let pointer = unsafe buffer.bindMemory(to: CChar.self).baseAddress
            return unsafe PQputCopyData(handle, pointer, CInt(buffer.count))
        }
        try check(code >= 0)
        return code == 1
    }

    /// Ends a COPY; with a reason the server refuses all its rows.
    ///
    /// - Returns: false when the output buffer is full and has to be flushed first.
    func putCopyEnd(failure: String?) throws -> Bool {
        let code = unsafe PQputCopyEnd(handle, failure)
        try check(code >= 0)
        return code == 1
    }

    private static let binary: CInt = 1

    /// Lends C arrays that point into the bindings' one buffer. No pointer leaves `body`.
    private func withParameters(
        _ bindings: Bindings,
        _ body: (
            CInt, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?
        ) -> CInt
    ) -> Bool {
        let parameters = bindings.parameters
        let lengths = parameters.map { CInt($0.length ?? 0) }
        let formats = [CInt](repeating: Self.binary, count: parameters.count)
        // One byte more, so that an empty value still has an address: a null pointer would mean NULL.
        return unsafe (bindings.bytes + [0]).withUnsafeBytes { buffer in
            let base = unsafe buffer.bindMemory(to: CChar.self).baseAddress
            let values = unsafe parameters.map { parameter in
                unsafe parameter.length == nil ? nil : base.map { unsafe $0 + parameter.offset }
            }
            return unsafe body(CInt(parameters.count), values, lengths, formats) == 1
        }
    }
}
