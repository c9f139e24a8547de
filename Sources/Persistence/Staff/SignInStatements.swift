public import Domain
public import Postgres

/// How somebody of the staff signs in.
public struct StoredLogin: Sendable {
    public let staff: StaffMember
    public let salt: [UInt8]
    public let passwordHash: [UInt8]
    public let sealedSecret: [UInt8]
}

public struct FindStaffLogin: Statement {
    public static let sql = """
        SELECT s.id, s.name, s.email, s.role, l.salt, l.password_hash, l.sealed_secret
        FROM redress.staff AS s
        JOIN redress.staff_login AS l ON l.staff_id = s.id
        WHERE lower(s.email) = lower($1)
        """

    private let email: String

    public init(email: String) {
        self.email = email
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(email)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredLogin {
        let (id, name, email, role, salt, hash, secret) = try row.decode(
            (StaffID, String, String, String, [UInt8], [UInt8], [UInt8]).self)
        let staff = try StaffMember(id: id, name: name, email: email, storedRole: role)
        return StoredLogin(staff: staff, salt: salt, passwordHash: hash, sealedSecret: secret)
    }
}

/// Gives somebody a way to sign in, or another one in its place. Nothing comes back where nobody has that address.
public struct PutStaffLogin: Statement {
    public static let sql = """
        INSERT INTO redress.staff_login (staff_id, salt, password_hash, sealed_secret)
        SELECT id, $2, $3, $4 FROM redress.staff WHERE lower(email) = lower($1)
        ON CONFLICT (staff_id) DO UPDATE
        SET salt = excluded.salt, password_hash = excluded.password_hash, sealed_secret = excluded.sealed_secret,
            used_step = 0, set_at = clock_timestamp()
        RETURNING staff_id
        """

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

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffID {
        try row.decode(StaffID.self)
    }
}

/// Takes the code of 30 seconds, once: nothing comes back where it, or a later one, was taken before.
public struct TakeCodeStep: Statement {
    public static let sql = """
        UPDATE redress.staff_login SET used_step = $2 WHERE staff_id = $1 AND used_step < $2 RETURNING staff_id
        """

    private let staff: StaffID
    private let step: Int64

    public init(_ step: Int64, of staff: StaffID) {
        self.step = step
        self.staff = staff
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(staff)
        bindings.append(step)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffID {
        try row.decode(StaffID.self)
    }
}
