public import Domain
public import FoundationEssentials
public import Postgres

/// Writes down that a case came to belong to another.
public struct InsertRelatedCase: Statement {
    public static let sql = """
        INSERT INTO redress.related_case (case_id, other, relation, at) VALUES ($1, $2, $3, $4)
        """

    private let caseID: CaseID
    private let other: CaseID
    private let relation: CaseRelation
    private let at: Date

    public init(_ caseID: CaseID, _ relation: CaseRelation, with other: CaseID, at: Date) {
        self.caseID = caseID
        self.other = other
        self.relation = relation
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(other)
        bindings.append(relation)
        bindings.append(at)
    }
}

/// A case that a case belongs together with.
public struct RelatedCase: Sendable {
    public let id: CaseID
    public let reference: Reference
    public let provider: ProviderID
    public let status: CaseStatus
    public let tokenVersion: Int16
    public let relation: CaseRelation
    /// Whether the case at hand came out of it, or was taken into it.
    public let isOlder: Bool
}

/// The cases that a case belongs together with, in the order in which they came to.
public struct ListRelatedCases: Statement {
    public static let sql = """
        WITH related AS (
            SELECT other AS id, relation, true AS is_older, at FROM redress.related_case WHERE case_id = $1
            UNION ALL
            SELECT case_id, relation, false, at FROM redress.related_case WHERE other = $1
        )
        SELECT f.id, f.reference, f.provider_id, f.status, f.token_version, related.relation, related.is_older
        FROM related
        JOIN redress.case_file AS f ON f.id = related.id
        ORDER BY related.at, f.id
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> RelatedCase {
        let (id, reference, provider, status, tokenVersion, relation, isOlder) = try row.decode(
            (CaseID, String, String, CaseStatus, Int16, CaseRelation, Bool).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        return RelatedCase(
            id: id, reference: reference, provider: ProviderID(rawValue: provider), status: status,
            tokenVersion: tokenVersion, relation: relation, isOlder: isOlder)
    }
}

/// Where a case goes on: itself, or the case that it was taken into, however often that happened.
public struct FollowMerges: Statement {
    public static let sql = """
        WITH RECURSIVE followed (id, steps) AS (
            SELECT $1::uuid, 0
            UNION ALL
            SELECT related.other, steps + 1
            FROM followed
            JOIN redress.related_case AS related ON related.case_id = followed.id AND related.relation = 'merged'
            WHERE steps < 100
        )
        SELECT id FROM followed ORDER BY steps DESC LIMIT 1
        """

    private let caseID: CaseID

    public init(from caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}
