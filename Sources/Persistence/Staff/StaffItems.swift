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

/// Takes the open item of a kind off the list, because what it asked for has happened; its id comes back.
///
/// All undelivered messages of a case share one item. Those that start a clock are sent again until they are accepted or
/// their stage is over; while any other is undelivered a person still has to see to it, so the item stays.
public struct ResolveStaffItems: Statement {
    public static let sql = """
        UPDATE redress.staff_item
        SET resolved_at = $3
        WHERE case_id = $1 AND kind = $2 AND resolved_at IS NULL
            AND (
                kind <> 'notice_undelivered'
                OR NOT EXISTS (
                    SELECT FROM redress.message AS message
                    WHERE message.case_id = $1 AND message.state = 'undelivered' AND message.relay <> 'none'
                        AND message.notice ->> 'startsClock' IS NULL
                )
            )
        RETURNING id
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

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
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

/// The cases that have an open item of a kind, in the order in which they are to be locked.
public struct ListCasesWithStaffItem: Statement {
    public static let sql = """
        SELECT case_id FROM redress.staff_item WHERE kind = $1 AND resolved_at IS NULL ORDER BY case_id
        """

    private let kind: StaffItemKind

    public init(_ kind: StaffItemKind) {
        self.kind = kind
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(kind.rawValue)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}

/// The cases whose dead jobs have all been sent again, with the item about them still open; in locking order.
public struct ListCasesWithoutDeadJobs: Statement {
    public static let sql = """
        SELECT item.case_id
        FROM redress.staff_item AS item
        WHERE item.kind = 'job_dead' AND item.resolved_at IS NULL
            AND NOT EXISTS (SELECT FROM queue.dead AS dead WHERE dead.subject = item.case_id)
        ORDER BY item.case_id
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}
