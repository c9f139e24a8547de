public import Domain
public import FoundationEssentials
public import Postgres

/// What the row of a piece of evidence says of the content: what the history has to say as well.
public struct EvidenceMark: Hashable, Sendable {
    public let id: EvidenceID
    public let caseID: CaseID
    public let state: EvidenceState
    public let size: Int
    /// 32 bytes; of clean evidence.
    public let sha256: [UInt8]?
    /// Since when it is in that state.
    public let changedAt: Date

    public init(
        id: EvidenceID, caseID: CaseID, state: EvidenceState, size: Int, sha256: [UInt8]?, changedAt: Date
    ) {
        self.id = id
        self.caseID = caseID
        self.state = state
        self.size = size
        self.sha256 = sha256
        self.changedAt = changedAt
    }
}

/// The evidence of some cases.
public struct ListEvidenceMarks: Statement {
    public static let sql = """
        SELECT id, case_id, state, size, sha256, changed_at
        FROM redress.evidence
        WHERE case_id = ANY ($1)
        ORDER BY case_id, id
        """

    private let cases: [CaseID]

    public init(of cases: [CaseID]) {
        self.cases = cases
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(cases)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> EvidenceMark {
        let (id, caseID, state, size, sha256, changedAt) = try row.decode(
            (EvidenceID, CaseID, EvidenceState, Int, [UInt8]?, Date).self)
        return EvidenceMark(
            id: id, caseID: caseID, state: state, size: size, sha256: sha256, changedAt: changedAt)
    }
}
