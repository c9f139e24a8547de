/// A statement whose parameters are encoded: it can travel between threads and be sent more than once.
struct EncodedStatement: Sendable {
    var sql: String
    var bindings: Bindings
    /// The statement's type name, for errors.
    var name: String

    init<S: Statement>(_ statement: S) throws(PostgresError) {
        var bindings = Bindings()
        statement.bind(&bindings)
        self.init(sql: S.sql, bindings: bindings, name: String(describing: S.self))
        try bindings.validate(statement: name)
    }

    /// One of the client's own commands, such as COMMIT.
    init(command sql: String) {
        self.init(sql: sql, bindings: Bindings(), name: sql)
    }

    private init(sql: String, bindings: Bindings, name: String) {
        self.sql = sql
        self.bindings = bindings
        self.name = name
    }

    /// True for commands that would change the session or its transaction under everybody who shares the connection.
    var changesSession: Bool {
        let text = sql.utf8.drop { $0 <= UInt8(ascii: " ") }
        let word = text.prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ";") }
        return Self.sessionCommands.contains(Substring(word).uppercased())
    }

    private static let sessionCommands: Set<String> = [
        "ABORT", "BEGIN", "CLOSE", "COMMIT", "COPY", "DEALLOCATE", "DECLARE", "DISCARD", "END", "LISTEN", "LOCK",
        "PREPARE", "RELEASE", "RESET", "ROLLBACK", "SAVEPOINT", "SET", "START", "UNLISTEN",
    ]

    /// About what it takes on the wire; bounds what is in flight.
    var byteCount: Int { sql.utf8.count + bindings.bytes.count }
}
