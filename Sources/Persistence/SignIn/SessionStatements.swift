public import FoundationEssentials
public import Postgres

/// Begins a session, and clears away those that are over.
public struct InsertSession<Tables: LoginTables>: Statement {
    public static var sql: String {
        """
        WITH over AS (
            DELETE FROM \(Tables.sessions)
            WHERE seen_at < clock_timestamp() - interval '30 minutes'
                OR began_at < clock_timestamp() - interval '12 hours'
        )
        INSERT INTO \(Tables.sessions) (key_hash, \(Tables.person)) VALUES ($1, $2)
        """
    }

    private let keyHash: [UInt8]
    private let person: UUID

    public init(_ keyHash: [UInt8], of person: UUID) {
        self.keyHash = keyHash
        self.person = person
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keyHash)
        bindings.append(person)
    }
}

extension LoginTables {
    /// Finds the person, as `p`, whose session has the key $1 and is not over. That it was used is written down once a
    /// minute.
    static func sqlOfSession(selecting columns: String) -> String {
        """
        WITH session AS (
            SELECT key_hash, \(person) AS person, seen_at
            FROM \(sessions)
            WHERE key_hash = $1 AND seen_at > clock_timestamp() - interval '30 minutes'
                AND began_at > clock_timestamp() - interval '12 hours'
        ), seen AS (
            UPDATE \(sessions) AS s
            SET seen_at = clock_timestamp()
            FROM session
            WHERE s.key_hash = session.key_hash AND session.seen_at < clock_timestamp() - interval '1 minute'
        )
        SELECT \(columns) FROM session JOIN \(people) AS p ON p.id = session.person
        """
    }
}

public struct DeleteSession<Tables: LoginTables>: Statement {
    public static var sql: String { "DELETE FROM \(Tables.sessions) WHERE key_hash = $1" }

    private let keyHash: [UInt8]

    public init(keyHash: [UInt8]) {
        self.keyHash = keyHash
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keyHash)
    }
}
