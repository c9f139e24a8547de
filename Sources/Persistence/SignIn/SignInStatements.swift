public import FoundationEssentials
public import Postgres

/// How somebody signs in.
public struct StoredLogin: Sendable {
    public let person: UUID
    public let salt: [UInt8]
    public let passwordHash: [UInt8]
    public let sealedSecret: [UInt8]
}

public struct FindLogin<Tables: LoginTables>: Statement {
    public static var sql: String {
        """
        SELECT p.id, l.salt, l.password_hash, l.sealed_secret
        FROM \(Tables.people) AS p
        JOIN \(Tables.logins) AS l ON l.\(Tables.person) = p.id
        WHERE lower(p.email) = lower($1)
        """
    }

    private let email: String

    public init(email: String) {
        self.email = email
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(email)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredLogin {
        let (person, salt, hash, secret) = try row.decode((UUID, [UInt8], [UInt8], [UInt8]).self)
        return StoredLogin(person: person, salt: salt, passwordHash: hash, sealedSecret: secret)
    }
}

/// Gives somebody a way to sign in, or another one in its place. Nothing comes back where nobody has that address.
public struct PutLogin<Tables: LoginTables>: Statement {
    public static var sql: String {
        """
        INSERT INTO \(Tables.logins) (\(Tables.person), salt, password_hash, sealed_secret)
        SELECT id, $2, $3, $4 FROM \(Tables.people) WHERE lower(email) = lower($1)
        ON CONFLICT (\(Tables.person)) DO UPDATE
        SET salt = excluded.salt, password_hash = excluded.password_hash, sealed_secret = excluded.sealed_secret,
            used_step = 0, set_at = clock_timestamp()
        RETURNING \(Tables.person)
        """
    }

    private let email: String
    private let salt: [UInt8]
    private let passwordHash: [UInt8]
    private let sealedSecret: [UInt8]

    public init(email: String, salt: [UInt8], passwordHash: [UInt8], sealedSecret: [UInt8]) {
        self.email = email
        self.salt = salt
        self.passwordHash = passwordHash
        self.sealedSecret = sealedSecret
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(email)
        bindings.append(salt)
        bindings.append(passwordHash)
        bindings.append(sealedSecret)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// Takes the code of 30 seconds, once: nothing comes back where it, or a later one, was taken before.
public struct TakeCodeStep<Tables: LoginTables>: Statement {
    public static var sql: String {
        """
        UPDATE \(Tables.logins) SET used_step = $2 WHERE \(Tables.person) = $1 AND used_step < $2
        RETURNING \(Tables.person)
        """
    }

    private let person: UUID
    private let step: Int64

    public init(_ step: Int64, of person: UUID) {
        self.step = step
        self.person = person
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(person)
        bindings.append(step)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
