public import Domain
public import Postgres

/// Writes down a file that is about to come.
public struct InsertEvidence: Statement {
    public static let sql = """
        INSERT INTO redress.evidence (
            id, case_id, owner, file_name, description, state, size, received, created_at, changed_at, copy_of,
            shared_with, shared_by, redaction
        )
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """

    private let evidence: Evidence

    public init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(evidence.id)
        bindings.append(evidence.caseID)
        bindings.append(evidence.owner)
        bindings.append(evidence.fileName)
        bindings.append(evidence.description)
        bindings.append(evidence.state)
        bindings.append(evidence.size)
        bindings.append(evidence.received)
        bindings.append(evidence.createdAt)
        bindings.append(evidence.changedAt)
        bindings.append(evidence.copy?.original)
        bindings.append(evidence.copy?.sharedWith)
        bindings.append(evidence.copy?.staff)
        bindings.append(evidence.copy?.redaction)
    }
}

/// Writes what became of evidence whose row the transaction holds.
public struct UpdateEvidence: Statement {
    public static let sql = """
        UPDATE redress.evidence
        SET state = $2, kind = $3, size = $4, received = $5, sha256 = $6, changed_at = $7
        WHERE id = $1
        """

    private let evidence: Evidence

    public init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(evidence.id)
        bindings.append(evidence.state)
        bindings.append(evidence.kind)
        bindings.append(evidence.size)
        bindings.append(evidence.received)
        bindings.append(evidence.sha256)
        bindings.append(evidence.changedAt)
    }
}
