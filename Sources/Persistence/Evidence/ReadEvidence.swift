public import Domain
import FoundationEssentials
public import Postgres

/// The columns of evidence in the order in which every statement that reads it selects them.
enum EvidenceColumns {
    static let list = """
        id, case_id, owner, file_name, description, state, kind, size, received, sha256, created_at, changed_at,
        copy_of, shared_with, shared_by, redaction
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Evidence {
        let (
            id, caseID, owner, fileName, description, state, kind, size, received, sha256, createdAt, changedAt,
            original,
            sharedWith, staff, redaction
        ) = try row.decode(
            (
                EvidenceID, CaseID, Party, String, String, EvidenceState, EvidenceKind?, Int, Int, [UInt8]?, Date, Date,
                EvidenceID?, Party?, StaffID?, String?
            ).self)
        let copy = original.flatMap { original in
            staff.map { EvidenceCopy(of: original, sharedWith: sharedWith, by: $0, redaction: redaction) }
        }
        return Evidence(
            id: id, caseID: caseID, owner: owner, fileName: fileName, description: description, state: state,
            kind: kind, size: size, received: received, sha256: sha256, copy: copy, createdAt: createdAt,
            changedAt: changedAt)
    }
}

/// One piece of evidence, without a lock.
public struct FindEvidence: Statement {
    public static let sql = "SELECT \(EvidenceColumns.list) FROM redress.evidence WHERE id = $1"

    private let id: EvidenceID

    public init(_ id: EvidenceID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Evidence {
        try EvidenceColumns.decode(row)
    }
}

/// One piece of evidence, to change it. Lock order everywhere: the job's lease, the case, then its evidence.
public struct LockEvidence: Statement {
    public static let sql = "SELECT \(EvidenceColumns.list) FROM redress.evidence WHERE id = $1 FOR UPDATE"

    private let id: EvidenceID

    public init(_ id: EvidenceID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Evidence {
        try EvidenceColumns.decode(row)
    }
}

/// All evidence that a case is decided on, oldest first: its own, that of the cases that were taken into it, and that of
/// the case that it was opened out of. Of a case about another provider it is the complainant's only.
public struct ListSharedEvidence: Statement {
    public static let sql = """
        WITH RECURSIVE shared (case_id, is_whole) AS (
            SELECT $1::uuid, true
            UNION
            SELECT near.case_id, shared.is_whole AND near.is_whole
            FROM shared
            CROSS JOIN LATERAL (
                SELECT case_id, true FROM redress.related_case
                WHERE other = shared.case_id AND relation = 'merged'
                UNION ALL
                SELECT other, relation = 'split' FROM redress.related_case
                WHERE case_id = shared.case_id AND relation <> 'merged'
            ) AS near (case_id, is_whole)
        )
        SELECT \(EvidenceColumns.list)
        FROM redress.evidence
        WHERE case_id IN (SELECT case_id FROM shared WHERE is_whole)
            OR owner = 'complainant' AND case_id IN (SELECT case_id FROM shared)
        ORDER BY created_at, id
        """

    private let caseID: CaseID

    public init(with caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Evidence {
        try EvidenceColumns.decode(row)
    }
}

/// All evidence of a case, oldest first.
public struct ListEvidence: Statement {
    public static let sql = """
        SELECT \(EvidenceColumns.list) FROM redress.evidence WHERE case_id = $1 ORDER BY created_at, id
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Evidence {
        try EvidenceColumns.decode(row)
    }
}
