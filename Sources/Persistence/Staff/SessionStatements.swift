public import Domain
public import Postgres

/// Begins a session, and clears away those that are over.
public struct InsertStaffSession: Statement {
    public static let sql = """
        WITH over AS (
            DELETE FROM redress.staff_session
            WHERE seen_at < clock_timestamp() - interval '30 minutes'
                OR began_at < clock_timestamp() - interval '12 hours'
        )
        INSERT INTO redress.staff_session (key_hash, staff_id) VALUES ($1, $2)
        """

    private let keyHash: [UInt8]
    private let staff: StaffID

    public init(_ keyHash: [UInt8], of staff: StaffID) {
        self.keyHash = keyHash
        self.staff = staff
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keyHash)
        bindings.append(staff)
    }
}

/// Whose session this is, if it is not over. That it was used is written down once a minute.
public struct FindStaffBySession: Statement {
    public static let sql = """
        WITH session AS (
            SELECT key_hash, staff_id, seen_at
            FROM redress.staff_session
            WHERE key_hash = $1 AND seen_at > clock_timestamp() - interval '30 minutes'
                AND began_at > clock_timestamp() - interval '12 hours'
        ), seen AS (
            UPDATE redress.staff_session AS s
            SET seen_at = clock_timestamp()
            FROM session
            WHERE s.key_hash = session.key_hash AND session.seen_at < clock_timestamp() - interval '1 minute'
        )
        SELECT s.id, s.name, s.email, s.role FROM session JOIN redress.staff AS s ON s.id = session.staff_id
        """

    private let keyHash: [UInt8]

    public init(keyHash: [UInt8]) {
        self.keyHash = keyHash
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keyHash)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffMember {
        let (id, name, email, role) = try row.decode((StaffID, String, String, String).self)
        return try StaffMember(id: id, name: name, email: email, storedRole: role)
    }
}

public struct DeleteStaffSession: Statement {
    public static let sql = "DELETE FROM redress.staff_session WHERE key_hash = $1"

    private let keyHash: [UInt8]

    public init(keyHash: [UInt8]) {
        self.keyHash = keyHash
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keyHash)
    }
}
