public import Domain
public import FoundationEssentials
public import Postgres

/// One line of the deadline ledger with the case that it belongs to.
public struct LedgerLine: Sendable {
    public let caseID: CaseID
    public let deadline: StoredDeadline
    /// `nil` for a clock of whose start the history has no entry of its own, as that of the decision.
    public let startedAt: Date?

    public init(caseID: CaseID, deadline: StoredDeadline, startedAt: Date?) {
        self.caseID = caseID
        self.deadline = deadline
        self.startedAt = startedAt
    }
}

/// The deadline ledger of all cases, in the order in which the clocks started.
///
/// The n-th line of a clock is that of the n-th entry of the history which says that it started.
public struct ListDeadlineLedger: Statement {
    public static let sql = """
        WITH line AS (
            SELECT id, case_id, step, party, derivation, state, ended_at,
                row_number() OVER (PARTITION BY case_id, step ORDER BY id) AS turn
            FROM redress.deadline
        ), start AS (
            SELECT case_id, step, at, row_number() OVER (PARTITION BY case_id, step ORDER BY sequence) AS turn
            FROM redress.case_event
            JOIN redress.case_event_payload USING (case_id, sequence)
            CROSS JOIN LATERAL (SELECT event #>> '{deadlineStarted,_0,step}' AS step) AS started
            WHERE step IS NOT NULL
        )
        SELECT case_id, party, derivation, state, ended_at, start.at
        FROM line
        LEFT JOIN start USING (case_id, step, turn)
        ORDER BY line.id
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> LedgerLine {
        let (caseID, party, derivation, state, endedAt, startedAt) = try row.decode(
            (CaseID, Party, JSONBytes, String, Date?, Date?).self)
        return LedgerLine(
            caseID: caseID,
            deadline: StoredDeadline(
                party: party, derivation: try StoredJSON.decode(Derivation.self, from: derivation), state: state,
                endedAt: endedAt),
            startedAt: startedAt)
    }
}
