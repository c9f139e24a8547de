public import Domain
public import Postgres

/// Adds somebody to the staff; of the token only the hash is kept.
public struct InsertStaffMember: Statement {
    public static let sql = """
        INSERT INTO redress.staff (id, name, email, role, token_hash) VALUES ($1, $2, $3, $4, $5)
        """

    private let member: StaffMember
    private let tokenHash: [UInt8]

    public init(_ member: StaffMember, tokenHash: [UInt8]) {
        self.member = member
        self.tokenHash = tokenHash
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(member.id)
        bindings.append(member.name)
        bindings.append(member.email)
        bindings.append(member.role.rawValue)
        bindings.append(tokenHash)
    }
}

/// Records that somebody must not touch the cases of a provider until a day has passed.
public struct InsertStaffConflict: Statement {
    public static let sql = """
        INSERT INTO redress.staff_conflict (staff_id, provider_id, until)
        VALUES ($1, $2, $3)
        ON CONFLICT (staff_id, provider_id) DO UPDATE SET until = greatest(staff_conflict.until, excluded.until)
        """

    private let staff: StaffID
    private let provider: ProviderID
    private let until: CalendarDay

    public init(_ staff: StaffID, provider: ProviderID, until: CalendarDay) {
        self.staff = staff
        self.provider = provider
        self.until = until
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(staff)
        bindings.append(provider.rawValue)
        bindings.append(until)
    }
}

/// Whose API token this is.
public struct FindStaffByToken: Statement {
    public static let sql = "SELECT id, name, email, role FROM redress.staff WHERE token_hash = $1"

    private let tokenHash: [UInt8]

    public init(tokenHash: [UInt8]) {
        self.tokenHash = tokenHash
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(tokenHash)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffMember {
        try decodeStaffMember(row)
    }
}

/// Whose session this is.
public struct FindStaffBySession: Statement {
    public static let sql = StaffTables.sqlOfSession(selecting: "p.id, p.name, p.email, p.role")

    private let keyHash: [UInt8]

    public init(keyHash: [UInt8]) {
        self.keyHash = keyHash
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keyHash)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffMember {
        try decodeStaffMember(row)
    }
}

/// All of the staff, by name.
public struct ListStaff: Statement {
    public static let sql = "SELECT id, name, email, role FROM redress.staff ORDER BY name, id"

    public init() {}

    public func bind(_ bindings: inout Bindings) {}

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffMember {
        try decodeStaffMember(row)
    }
}

/// The people of a role who may act on a case of a company on a day, the one with the fewest open cases first.
public struct ListUnconflictedStaff: Statement {
    public static let sql = """
        SELECT s.id, s.name, s.email, s.role
        FROM redress.staff AS s
        LEFT JOIN LATERAL (
            SELECT count(*) AS cases
            FROM redress.case_file AS f
            WHERE f.caseworker = s.id AND f.status IN ('investigating', 'awaiting_signature', 'reviewing')
        ) AS load ON true
        WHERE s.role = $1
            AND NOT EXISTS (
                SELECT FROM redress.staff_conflict AS c
                WHERE c.staff_id = s.id AND c.provider_id = ANY ($2) AND c.until >= $3
            )
        ORDER BY load.cases, s.created_at, s.id
        """

    private let role: StaffRole
    private let company: Set<ProviderID>
    private let day: CalendarDay

    /// - Parameter company: every id under which the company goes; a conflict with any of them counts
    public init(_ role: StaffRole, for company: Set<ProviderID>, on day: CalendarDay) {
        self.role = role
        self.company = company
        self.day = day
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(role.rawValue)
        bindings.append(company.map(\.rawValue).sorted())
        bindings.append(day)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffMember {
        try decodeStaffMember(row)
    }
}

func decodeStaffMember(_ row: borrowing PostgresRow) throws -> StaffMember {
    let (id, name, email, role) = try row.decode((StaffID, String, String, String).self)
    return try StaffMember(id: id, name: name, email: email, storedRole: role)
}

extension StaffMember {
    init(id: StaffID, name: String, email: String, storedRole: String) throws {
        guard let role = StaffRole(rawValue: storedRole) else { throw CorruptRow(table: "staff", column: "role") }
        self.init(id: id, name: name, email: email, role: role)
    }
}
