public import Domain
public import FoundationEssentials
public import Postgres

/// A case that waits for somebody of the staff.
public struct WaitingCase: Sendable {
    public let summary: CaseSummary
    /// Whether somebody depends on the service for their health or safety.
    public let isUrgent: Bool
    /// Whether the complainant told of a vulnerability.
    public let needsCare: Bool
}

/// What waits for one person of the staff: what is urgent first, then by what is due first.
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
                -- Who reads a case a second time does not sign it.
                AND NOT EXISTS (
                    SELECT FROM redress.second_reading
                    WHERE case_id = case_file.id AND reader = $1 AND case_file.status = 'awaiting_signature'
                )
        )
        SELECT f.reference, f.provider_id, f.scheme, f.status, f.waits_for, due.due_on, f.changed_at,
            f.is_urgent, need.needs_care
        FROM mine
        JOIN redress.case_file AS f ON f.id = mine.id
        JOIN redress.complaint AS c ON c.id = mine.id
        CROSS JOIN LATERAL (
            SELECT coalesce(c.body -> 'vulnerability', 'null') <> 'null' AS needs_care
        ) AS need
        LEFT JOIN LATERAL (
            SELECT min(due_on) AS due_on FROM redress.deadline WHERE case_id = f.id AND state = 'running'
        ) AS due ON true
        ORDER BY f.is_urgent DESC, due.due_on NULLS LAST, f.changed_at, f.reference
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

    public static func decode(_ row: borrowing PostgresRow) throws -> WaitingCase {
        let (reference, provider, scheme, status, waitsFor, dueOn, changedAt, isUrgent, needsCare) = try row.decode(
            (String, String, String, CaseStatus, Party?, CalendarDay?, Date, Bool, Bool).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        let summary = CaseSummary(
            reference: reference, provider: ProviderID(rawValue: provider), scheme: SchemeID(rawValue: scheme),
            status: status, waitsFor: waitsFor, dueOn: dueOn, changedAt: changedAt)
        return WaitingCase(summary: summary, isUrgent: isUrgent, needsCare: needsCare)
    }
}

/// Something that a person has to see to, on a case.
public struct OpenStaffItem: Sendable {
    public let reference: Reference
    public let provider: ProviderID
    public let kind: StaffItemKind
    public let raisedAt: Date
    /// The second reading that it is about.
    public let reading: ReadingID?
}

/// The open items on cases, the oldest first. What a second reading came to is for the ombudsmen who did not read.
public struct ListOpenStaffItems: Statement {
    public static let sql = """
        SELECT f.reference, f.provider_id, item.kind, item.raised_at, reading.id
        FROM redress.staff_item AS item
        JOIN redress.case_file AS f ON f.id = item.case_id
        LEFT JOIN LATERAL (
            SELECT id, reader FROM redress.second_reading
            WHERE case_id = f.id AND item.kind = 'second_reading_differs' AND lines <> draft_lines
            ORDER BY read_at DESC
            LIMIT 1
        ) AS reading ON true
        WHERE item.resolved_at IS NULL
            AND (item.kind <> 'second_reading_differs' OR ($2 = 'ombudsman' AND reading.reader <> $1))
        ORDER BY item.raised_at, f.reference, item.kind
        LIMIT $3
        """

    private let staff: StaffMember
    private let limit: Int

    public init(for staff: StaffMember, limit: Int) {
        self.staff = staff
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(staff.id)
        bindings.append(staff.role.rawValue)
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> OpenStaffItem {
        let (reference, provider, kind, at, reading) = try row.decode(
            (String, String, String, Date, ReadingID?).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        guard let kind = StaffItemKind(rawValue: kind) else { throw CorruptRow(table: "staff_item", column: "kind") }
        return OpenStaffItem(
            reference: reference, provider: ProviderID(rawValue: provider), kind: kind, raisedAt: at,
            reading: reading)
    }
}
