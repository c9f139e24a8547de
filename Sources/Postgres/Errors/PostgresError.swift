/// What went wrong between a statement and the database.
///
/// `description` names the kind, the SQLSTATE, the constraint and the statement, and never holds a value of a row or a
/// parameter. `message`, `detail` and `hint` are the server's own words and may: do not log them.
public struct PostgresError: Error, Sendable {
    /// The family of a failure. Callers switch over it; the database's own reasons are in `sqlState`.
    public enum Kind: String, Sendable {
        /// The server refused a statement; `sqlState` says why.
        case server
        /// No connection could be made.
        case connectionFailed
        /// The connection broke. What its transaction did is rolled back.
        case connectionLost
        /// The connection broke while a COMMIT, or a statement outside a transaction, was in flight: it may have
        /// happened or not.
        case outcomeUnknown
        /// COMMIT was answered by a rollback, because an error inside the transaction was caught and passed over.
        case rolledBack
        /// Every connection of the pool was leased for longer than the acquire timeout.
        case acquireTimedOut
        /// The connection or the pool was closed before.
        case closed
        /// A result does not have the shape that the statement's type declares.
        case decoding
        /// A parameter has no representation in PostgreSQL.
        case encoding
        /// The configuration cannot be used.
        case configuration
        /// Migrations cannot be applied to this database.
        case migration
        /// libpq was used in a way it refuses.
        case usage
    }

    public var kind: Kind
    public var sqlState: SQLState?
    public var message: String
    public var detail: String?
    public var hint: String?
    public var constraint: String?
    public var table: String?
    public var column: String?
    /// The type name of the statement, such as `ClaimJobs`.
    public var statement: String?
    /// The function of the server's source that reported the error. It does not depend on the server's language.
    var sourceFunction: String?

    init(_ kind: Kind, _ message: String, statement: String? = nil) {
        self.kind = kind
        self.message = message
        self.statement = statement
    }
}

extension PostgresError {
    /// True when the connection could not be had or is gone; nothing is wrong with the statement.
    public var isConnectionLoss: Bool {
        switch kind {
        case .connectionFailed, .connectionLost, .outcomeUnknown, .closed: true
        case .server: sqlState?.endsSession ?? false
        case .rolledBack, .acquireTimedOut, .decoding, .encoding, .configuration, .migration, .usage: false
        }
    }

    /// True for a serialization failure, a deadlock, or a plan made stale by a migration: the whole transaction may
    /// be run again.
    public var isRetryable: Bool {
        sqlState == .serializationFailure || sqlState == .deadlockDetected || isStalePreparedStatement
    }

    /// True when the work may have been committed although no answer came.
    public var isOutcomeUnknown: Bool { kind == .outcomeUnknown }

    /// True when the server forgot a named statement or its plan no longer fits the tables.
    var isStalePreparedStatement: Bool {
        sqlState == .invalidStatementName
            || (sqlState == .featureNotSupported && sourceFunction == "RevalidateCachedQuery")
    }

    func naming(_ statement: String) -> PostgresError {
        var error = self
        error.statement = error.statement ?? statement
        return error
    }

    /// Names a whole file where the statement in it is not known.
    func renaming(_ statement: String) -> PostgresError {
        var error = self
        error.statement = statement
        return error
    }
}

extension PostgresError: CustomStringConvertible {
    public var description: String {
        let named = [
            ("sqlState", sqlState?.rawValue), ("statement", statement), ("constraint", constraint), ("table", table),
            ("column", column),
        ]
        let facts = named.compactMap { name, value in value.map { "\(name): \($0)" } }
        let words = isMessageFreeOfData ? [message] : []
        return "PostgresError(\(([kind.rawValue] + facts + words).joined(separator: ", ")))"
    }

    /// Only these classes are sure to name schema objects and settings, never a value that somebody sent.
    private static let classesWithoutData: Set<String> = [
        "08", "0A", "25", "26", "28", "34", "3D", "3F", "40", "42", "53", "55", "57",
    ]

    private var isMessageFreeOfData: Bool {
        guard let sqlState else { return kind != .server }
        return Self.classesWithoutData.contains(sqlState.errorClass)
    }
}
