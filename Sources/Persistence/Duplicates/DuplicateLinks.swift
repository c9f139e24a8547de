public import Domain
public import FoundationEssentials
public import Postgres

/// Links two cases that look like one, in whichever order they are named. No row back when they are linked already.
public struct InsertDuplicateLink: Statement {
    public static let sql = """
        INSERT INTO redress.duplicate_link (earlier, later, match, likeness, state, found_at)
        VALUES (least($1, $2), greatest($1, $2), $3, $4, 'suspected', $5)
        ON CONFLICT (earlier, later) DO NOTHING
        RETURNING later
        """

    private let one: CaseID
    private let other: CaseID
    private let finding: DuplicateFinding
    private let at: Date

    public init(_ finding: DuplicateFinding, between one: CaseID, and other: CaseID, at: Date) {
        self.finding = finding
        self.one = one
        self.other = other
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(one)
        bindings.append(other)
        bindings.append(finding.match.rawValue)
        bindings.append(Int16(finding.likeness))
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}

/// Writes down what a person thinks of a link. No row back when there is no such link, or it is thought so already.
public struct SettleDuplicateLink: Statement {
    public static let sql = """
        UPDATE redress.duplicate_link
        SET state = $3, settled_at = CASE WHEN $3 = 'suspected' THEN NULL ELSE $4::timestamptz END
        WHERE earlier = least($1, $2) AND later = greatest($1, $2) AND state <> $3
        RETURNING later
        """

    private let one: CaseID
    private let other: CaseID
    private let verdict: DuplicateVerdict
    private let at: Date

    public init(_ verdict: DuplicateVerdict, between one: CaseID, and other: CaseID, at: Date) {
        self.verdict = verdict
        self.one = one
        self.other = other
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(one)
        bindings.append(other)
        bindings.append(verdict.rawValue)
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}

/// A case that a case is linked to.
public struct LinkedCase: Sendable {
    public let id: CaseID
    public let reference: Reference
    public let provider: ProviderID
    public let status: CaseStatus
    public let openedAt: Date
    public let finding: DuplicateFinding
    public let verdict: DuplicateVerdict
}

/// The cases that a case is linked to, oldest first.
public struct ListDuplicateLinks: Statement {
    public static let sql = """
        WITH link AS (
            SELECT later AS other, match, likeness, state FROM redress.duplicate_link WHERE earlier = $1
            UNION ALL
            SELECT earlier, match, likeness, state FROM redress.duplicate_link WHERE later = $1
        )
        SELECT f.id, f.reference, f.provider_id, f.status, f.opened_at, link.match, link.likeness, link.state
        FROM link
        JOIN redress.case_file AS f ON f.id = link.other
        ORDER BY f.id
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> LinkedCase {
        let (id, reference, provider, status, openedAt, match, likeness, state) = try row.decode(
            (CaseID, String, String, CaseStatus, Date, String, Int16, String).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        guard let match = PersonTrait.Kind(rawValue: match) else {
            throw CorruptRow(table: "duplicate_link", column: "match")
        }
        guard let verdict = DuplicateVerdict(rawValue: state) else {
            throw CorruptRow(table: "duplicate_link", column: "state")
        }
        return LinkedCase(
            id: id, reference: reference, provider: ProviderID(rawValue: provider), status: status, openedAt: openedAt,
            finding: DuplicateFinding(match: match, likeness: Int(likeness)), verdict: verdict)
    }
}

/// Whether a case has a link to an earlier one that nobody of the staff has looked at.
public struct HasSuspectedDuplicate: Statement {
    public static let sql = """
        SELECT EXISTS (
            SELECT FROM redress.duplicate_link WHERE later = $1 AND state = 'suspected'
        )
        """

    private let caseID: CaseID

    public init(_ caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// Two cases that look like one.
public struct SuspectedPair: Sendable {
    public let earlier: Reference
    public let later: Reference
    public let finding: DuplicateFinding
    public let foundAt: Date
}

/// What nobody of the staff has looked at yet, oldest first.
public struct ListSuspectedDuplicates: Statement {
    public static let sql = """
        SELECT earlier.reference, later.reference, link.match, link.likeness, link.found_at
        FROM redress.duplicate_link AS link
        JOIN redress.case_file AS earlier ON earlier.id = link.earlier
        JOIN redress.case_file AS later ON later.id = link.later
        WHERE link.state = 'suspected'
        ORDER BY link.found_at, link.later
        LIMIT $1
        """

    private let limit: Int

    public init(limit: Int) {
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> SuspectedPair {
        let (earlier, later, match, likeness, foundAt) = try row.decode((String, String, String, Int16, Date).self)
        guard let earlier = Reference(earlier), let later = Reference(later) else {
            throw CorruptRow(table: "case_file", column: "reference")
        }
        guard let match = PersonTrait.Kind(rawValue: match) else {
            throw CorruptRow(table: "duplicate_link", column: "match")
        }
        return SuspectedPair(
            earlier: earlier, later: later, finding: DuplicateFinding(match: match, likeness: Int(likeness)),
            foundAt: foundAt)
    }
}
