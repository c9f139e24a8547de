public import Domain
public import FoundationEssentials
public import Postgres

/// One object of the evidence store: so many bytes of a file in the clear, from `firstByte` on.
public struct EvidencePart: Hashable, Sendable {
    /// Names the object, and is sealed into it.
    public let id: UUID
    public let firstByte: Int
    public let size: Int

    public init(id: UUID, firstByte: Int, size: Int) {
        self.id = id
        self.firstByte = firstByte
        self.size = size
    }
}

/// Writes down a part whose object is in the store.
public struct InsertEvidencePart: Statement {
    public static let sql = """
        INSERT INTO redress.evidence_part (id, evidence_id, first_byte, size) VALUES ($1, $2, $3, $4)
        """

    private let part: EvidencePart
    private let evidence: EvidenceID

    public init(_ part: EvidencePart, of evidence: EvidenceID) {
        self.part = part
        self.evidence = evidence
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(part.id)
        bindings.append(evidence)
        bindings.append(part.firstByte)
        bindings.append(part.size)
    }
}

/// The parts of a file, in order.
public struct ListEvidenceParts: Statement {
    public static let sql = """
        SELECT id, first_byte, size FROM redress.evidence_part WHERE evidence_id = $1 ORDER BY first_byte
        """

    private let evidence: EvidenceID

    public init(of evidence: EvidenceID) {
        self.evidence = evidence
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(evidence)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> EvidencePart {
        let (id, firstByte, size) = try row.decode((UUID, Int, Int).self)
        return EvidencePart(id: id, firstByte: firstByte, size: size)
    }
}

/// Forgets parts whose objects are gone.
public struct DeleteEvidenceParts: Statement {
    public static let sql = "DELETE FROM redress.evidence_part WHERE id = ANY ($1)"

    private let ids: [UUID]

    public init(_ ids: [UUID]) {
        self.ids = ids
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
    }
}

/// Every object that the store should hold, with the case that it belongs to.
public struct ListStoredParts: Statement {
    public struct Row: Hashable, Sendable {
        public let id: UUID
        public let caseID: CaseID
        /// Taken back or refused: its object is about to go.
        public let isLeaving: Bool
    }

    public static let sql = """
        SELECT part.id, evidence.case_id, evidence.state IN ('infected', 'unscannable', 'removed')
        FROM redress.evidence_part AS part
        JOIN redress.evidence AS evidence ON evidence.id = part.evidence_id
        ORDER BY part.id
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (id, caseID, isLeaving) = try row.decode((UUID, CaseID, Bool).self)
        return Row(id: id, caseID: caseID, isLeaving: isLeaving)
    }
}
