public import Domain
public import FoundationEssentials
public import Postgres

/// What waits for one person of the staff, by what is due first.
public struct ListWork: Statement {
    /// Two lists, each by an index of its own: as one condition with OR, all open cases were read.
    public static let sql = """
        WITH mine AS (
            SELECT id FROM redress.case_file
            WHERE caseworker = $1 AND status IN ('investigating', 'reviewing')
            UNION ALL
            SELECT id FROM redress.case_file
            WHERE $2 = 'ombudsman' AND status IN ('awaiting_signature', 'eligibility_disputed')
                AND lower(state #>> '{awaitingSignature,_0,drafter}') IS DISTINCT FROM $1::text
        )
        SELECT f.reference, f.provider_id, f.scheme, f.status, f.waits_for, due.due_on, f.changed_at
        FROM mine
        JOIN redress.case_file AS f ON f.id = mine.id
        LEFT JOIN LATERAL (
            SELECT min(due_on) AS due_on FROM redress.deadline WHERE case_id = f.id AND state = 'running'
        ) AS due ON true
        ORDER BY due.due_on NULLS LAST, f.changed_at, f.reference
        LIMIT $3
        """

    private let staff: StaffMember
    private let limit: Int

    public init(of staff: StaffMember, limit: Int) {
        self.staff = staff
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(staff.id)
        bindings.append(staff.role.rawValue)
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseSummary {
        try ListCaseFiles.decode(row)
    }
}

/// Something that a person has to see to, on a case.
public struct OpenStaffItem: Sendable {
    public let reference: Reference
    public let provider: ProviderID
    public let kind: StaffItemKind
    public let raisedAt: Date
}

/// The open items on cases, the oldest first.
public struct ListOpenStaffItems: Statement {
    public static let sql = """
        SELECT f.reference, f.provider_id, item.kind, item.raised_at
        FROM redress.staff_item AS item
        JOIN redress.case_file AS f ON f.id = item.case_id
        WHERE item.resolved_at IS NULL
        ORDER BY item.raised_at, f.reference, item.kind
        LIMIT $1
        """

    private let limit: Int

    public init(limit: Int) {
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> OpenStaffItem {
        let (reference, provider, kind, at) = try row.decode((String, String, String, Date).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        guard let kind = StaffItemKind(rawValue: kind) else { throw CorruptRow(table: "staff_item", column: "kind") }
        return OpenStaffItem(
            reference: reference, provider: ProviderID(rawValue: provider), kind: kind, raisedAt: at)
    }
}
