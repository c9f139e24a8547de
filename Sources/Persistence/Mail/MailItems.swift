public import Domain
public import FoundationEssentials
public import Postgres

/// Puts a message that is no case's on the staff's list. One item is enough: no row back then.
public struct HoldMail: Statement {
    public static let sql = """
        INSERT INTO redress.staff_item (id, mail_id, kind, raised_at)
        VALUES ($1, $2, 'mail_held', $3)
        ON CONFLICT (mail_id) WHERE resolved_at IS NULL AND mail_id IS NOT NULL DO NOTHING
        """

    private let id: UUID
    private let mailID: UUID
    private let at: Date

    public init(_ mailID: UUID, item id: UUID, at: Date) {
        self.mailID = mailID
        self.id = id
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(mailID)
        bindings.append(at)
    }
}

/// Takes a message off the staff's list; its item's id comes back.
public struct ReleaseMail: Statement {
    public static let sql = """
        UPDATE redress.staff_item SET resolved_at = $2 WHERE mail_id = $1 AND resolved_at IS NULL RETURNING id
        """

    private let mailID: UUID
    private let at: Date

    public init(_ mailID: UUID, at: Date) {
        self.mailID = mailID
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(mailID)
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// The parties of a case whose mail comes back.
public struct ListUnreachable: Statement {
    public static let sql = """
        SELECT CASE kind WHEN 'complainant_unreachable' THEN 'complainant' ELSE 'provider' END
        FROM redress.staff_item
        WHERE case_id = $1 AND kind IN ('complainant_unreachable', 'provider_unreachable') AND resolved_at IS NULL
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Party {
        try row.decode(Party.self)
    }
}
