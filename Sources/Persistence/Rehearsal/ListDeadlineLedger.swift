public import Domain
import FoundationEssentials
public import Postgres

/// One line of the deadline ledger with the case that it belongs to.
public struct LedgerLine: Sendable {
    public let caseID: CaseID
    public let deadline: StoredDeadline
}

/// The deadline ledger of all cases, in the order in which the clocks started.
public struct ListDeadlineLedger: Statement {
    public static let sql = "SELECT case_id, party, derivation, state, ended_at FROM redress.deadline ORDER BY id"

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> LedgerLine {
        let (caseID, party, derivation, state, endedAt) = try row.decode(
            (CaseID, Party, JSONBytes, String, Date?).self)
        return LedgerLine(
            caseID: caseID,
            deadline: StoredDeadline(
                party: party, derivation: try StoredJSON.decode(Derivation.self, from: derivation), state: state,
                endedAt: endedAt))
    }
}
