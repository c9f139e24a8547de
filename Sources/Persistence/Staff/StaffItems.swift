public import Domain
public import FoundationEssentials
public import Postgres

/// Puts an item on the staff's list. One of the same kind that is still open is enough: no row back then.
public struct RaiseStaffItem: Statement {
    public static let sql = """
        INSERT INTO redress.staff_item (id, case_id, kind, raised_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (case_id, kind) WHERE resolved_at IS NULL DO NOTHING
        RETURNING id
        """

    private let id: UUID
    private let caseID: CaseID
    private let kind: StaffItemKind
    private let at: Date

    public init(_ kind: StaffItemKind, id: UUID, of caseID: CaseID, at: Date) {
        self.id = id
        self.caseID = caseID
        self.kind = kind
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(caseID)
        bindings.append(kind.rawValue)
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// Takes the open items of a kind off the list, because what they asked for has happened.
public struct ResolveStaffItems: Statement {
    public static let sql = """
        UPDATE redress.staff_item SET resolved_at = $3 WHERE case_id = $1 AND kind = $2 AND resolved_at IS NULL
        """

    private let caseID: CaseID
    private let kind: StaffItemKind
    private let at: Date

    public init(_ kind: StaffItemKind, of caseID: CaseID, at: Date) {
        self.caseID = caseID
        self.kind = kind
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(kind.rawValue)
        bindings.append(at)
    }
}

/// Whether an item of a kind is open on a case.
public struct HasOpenStaffItem: Statement {
    public static let sql = """
        SELECT EXISTS (
            SELECT FROM redress.staff_item WHERE case_id = $1 AND kind = $2 AND resolved_at IS NULL
        )
        """

    private let kind: StaffItemKind
    private let caseID: CaseID

    public init(_ kind: StaffItemKind, of caseID: CaseID) {
        self.kind = kind
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(kind.rawValue)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}
