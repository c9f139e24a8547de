public import Domain
public import Postgres

/// A case that waits for a provider.
public struct InboxCase: Sendable {
    public let reference: Reference
    public let provider: ProviderID
    public let status: CaseStatus
    /// The provider's own nearest deadline.
    public let dueOn: CalendarDay?
    public let isUrgent: Bool
}

/// What waits for a company: what is urgent first, then by what is due first.
public struct ListInbox: Statement {
    public static let sql = """
        SELECT f.reference, f.provider_id, f.status, due.due_on, f.is_urgent
        FROM redress.case_file AS f
        LEFT JOIN LATERAL (
            SELECT min(due_on) AS due_on FROM redress.deadline
            WHERE case_id = f.id AND state = 'running' AND party = 'provider'
        ) AS due ON true
        WHERE f.waits_for = 'provider' AND f.provider_id = ANY ($1)
        ORDER BY f.is_urgent DESC, due.due_on NULLS LAST, f.reference
        LIMIT $2
        """

    private let company: Set<ProviderID>
    private let limit: Int

    /// - Parameter company: every id under which it goes
    public init(of company: Set<ProviderID>, limit: Int) {
        self.company = company
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(company.map(\.rawValue).sorted())
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> InboxCase {
        let (reference, provider, status, dueOn, isUrgent) = try row.decode(
            (String, String, CaseStatus, CalendarDay?, Bool).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        return InboxCase(
            reference: reference, provider: ProviderID(rawValue: provider), status: status, dueOn: dueOn,
            isUrgent: isUrgent)
    }
}

/// Whether the provider was ever written to about a case. Of any other it knows nothing.
public struct HasWrittenToProvider: Statement {
    public static let sql = "SELECT EXISTS (SELECT FROM redress.message WHERE case_id = $1 AND recipient = 'provider')"

    private let caseID: CaseID

    public init(about caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}
