extension Connection {
    /// Loads rows by `COPY table (columns) FROM STDIN (FORMAT binary)`.
    ///
    /// Binary COPY converts nothing: the bound types have to be exactly the columns' types, for example `Int32` for an
    /// integer column. An error loads no row.
    ///
    /// - Returns: the number of rows loaded.
    /// - Throws: `PostgresError`, or `CancellationError` when the task was cancelled; both after the COPY was ended.
    @discardableResult
    public func copyIn<Element>(
        _ sql: String, rows: some Sequence<Element>, bind: (Element, inout Bindings) -> Void
    ) throws -> Int {
        try Task.checkCancellation()
        try sendPendingBegin()
        return try endingOnLoss {
            try startCopy(sql)
            let failure = try sendRows(rows, bind: bind)
            return try finishCopy(failure: failure)
        }
    }

    private func startCopy(_ sql: String) throws {
        try requireSession().sendScript(sql)
        guard let result = try nextCopyResult() else { return }
        guard result.status != .copyIn else { return }
        while try nextCopyResult() != nil {}
        throw result.status == .failed
            ? result.error.naming("COPY") : PostgresError(.usage, "the command is not COPY FROM STDIN")
    }

    /// - Returns: why the rows must not be kept, if so.
    private func sendRows<Element>(
        _ rows: some Sequence<Element>, bind: (Element, inout Bindings) -> Void
    ) throws -> (any Error)? {
        var buffer = CopyFormat.header
        buffer.reserveCapacity(CopyFormat.chunk * 2)
        var bindings = Bindings()
        for row in rows {
            bindings.removeAll()
            bind(row, &bindings)
            do {
                try bindings.validate(statement: "COPY")
                try Task.checkCancellation()
            } catch {
                return error
            }
            CopyFormat.append(bindings, to: &buffer)
            guard buffer.count >= CopyFormat.chunk else { continue }
            try put(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
        try put(buffer + CopyFormat.trailer)
        return nil
    }

    private func put(_ bytes: [UInt8]) throws {
        while try !requireSession().putCopyData(bytes) { try waitForProgress() }
    }

    private func finishCopy(failure: (any Error)?) throws -> Int {
        while try !requireSession().putCopyEnd(failure: failure == nil ? nil : "refused by the client") {
            try waitForProgress()
        }
        var count = 0
        var serverError: PostgresError?
        while let result = try nextCopyResult() {
            if result.status == .failed { serverError = serverError ?? result.error.naming("COPY") }
            count = result.affectedRows
        }
        if let error = failure ?? serverError { throw error }
        return count
    }

    private func nextCopyResult() throws -> QueryResult? {
        let session = try requireSession()
        while true {
            let isFlushed = try session.flush()
            if isFlushed, !session.isBusy { return session.nextResult() }
            try waitForProgress()
        }
    }
}

/// The file format of binary COPY (manual, COPY, "Binary Format").
enum CopyFormat {
    /// Sent to libpq at once; keeps its buffer small.
    static let chunk = 64 * 1024
    static let header: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
    static let trailer: [UInt8] = [0xFF, 0xFF]

    static func append(_ row: Bindings, to buffer: inout [UInt8]) {
        Int16(truncatingIfNeeded: row.parameters.count).appendBigEndian(to: &buffer)
        for parameter in row.parameters {
            guard let length = parameter.length else {
                Int32(-1).appendBigEndian(to: &buffer)
                continue
            }
            Int32(truncatingIfNeeded: length).appendBigEndian(to: &buffer)
            buffer += row.bytes[parameter.offset..<parameter.offset + length]
        }
    }
}
