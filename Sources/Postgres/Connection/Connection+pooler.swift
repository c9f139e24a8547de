extension Connection {
    /// Whether somebody stands between this process and the server: a pooler answers with a process number of its own.
    public var isBehindPooler: Bool {
        get throws { try execute(ReadServerProcess()).first != backendProcessID }
    }
}

private struct ReadServerProcess: Statement {
    static let sql = "SELECT pg_backend_pid()"

    static func decode(_ row: borrowing PostgresRow) throws -> Int32 {
        try row.decode(Int32.self)
    }
}
