public import Domain
public import FoundationEssentials
public import Postgres

/// One line of a list of cases.
public struct CaseSummary: Sendable {
    public let reference: Reference
    public let provider: ProviderID
    public let scheme: SchemeID
    public let status: CaseStatus
    public let waitsFor: Party?
    /// The nearest deadline that runs.
    public let dueOn: CalendarDay?
    public let changedAt: Date
}

/// Cases by what is due first; those without a deadline by what changed last.
public struct ListCaseFiles: Statement {
    public static let sql = """
        SELECT f.reference, f.provider_id, f.scheme, f.status, f.waits_for, due.due_on, f.changed_at
        FROM redress.case_file AS f
        LEFT JOIN LATERAL (
            SELECT min(due_on) AS due_on FROM redress.deadline WHERE case_id = f.id AND state = 'running'
        ) AS due ON true
        WHERE $1::text IS NULL OR f.status = $1
        ORDER BY due.due_on NULLS LAST, f.changed_at DESC, f.reference
        LIMIT $2
        """

    private let status: CaseStatus?
    private let limit: Int

    public init(status: CaseStatus?, limit: Int) {
        self.status = status
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(status)
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseSummary {
        let (reference, provider, scheme, status, waitsFor, dueOn, changedAt) = try row.decode(
            (String, String, String, CaseStatus, Party?, CalendarDay?, Date).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        return CaseSummary(
            reference: reference, provider: ProviderID(rawValue: provider), scheme: SchemeID(rawValue: scheme),
            status: status, waitsFor: waitsFor, dueOn: dueOn, changedAt: changedAt)
    }
}
