public import Domain
public import Postgres

/// The last entry of a case at the time of a seal.
public struct SealedHead: Hashable, Sendable {
    public var caseID: CaseID
    public var sequence: Int
    public var reference: String
    /// The chain at that entry.
    public var chain: [UInt8]

    public init(caseID: CaseID, sequence: Int, reference: String, chain: [UInt8]) {
        self.caseID = caseID
        self.sequence = sequence
        self.reference = reference
        self.chain = chain
    }
}

/// How many times histories have grown since the last seal.
public struct CountUnsealed: Statement {
    public static let sql = "SELECT count(*) FROM redress.unsealed_case"

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

/// Takes cases off the list of those that have changed and writes their heads down for a seal: in the order of their
/// ids, each with how many entries it has more than when it was sealed before.
///
/// What commits meanwhile is on the list afterwards: entries and list are written by one statement.
public struct SealHeads: Statement {
    public struct Row: Sendable {
        public let head: SealedHead
        public let entries: Int
    }

    public static let sql = """
        WITH taken AS (
            DELETE FROM redress.unsealed_case
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM redress.unsealed_case LIMIT $2))
            RETURNING case_id
        ), head AS MATERIALIZED (
            SELECT f.id AS case_id, last.sequence, f.reference, last.chain,
                last.sequence - coalesce(sealed.sequence, 0) AS entries
            FROM (SELECT DISTINCT case_id FROM taken) AS changed
            JOIN redress.case_file AS f ON f.id = changed.case_id
            CROSS JOIN LATERAL (
                SELECT sequence, chain
                FROM redress.case_event
                WHERE case_id = changed.case_id
                ORDER BY sequence DESC
                LIMIT 1
            ) AS last
            LEFT JOIN LATERAL (
                SELECT sequence
                FROM redress.sealed_head
                WHERE case_id = changed.case_id
                ORDER BY sequence DESC
                LIMIT 1
            ) AS sealed ON true
            WHERE last.sequence > coalesce(sealed.sequence, 0)
        ), written AS (
            INSERT INTO redress.sealed_head (case_id, sequence, reference, chain, seal)
            SELECT case_id, sequence, reference, chain, $1 FROM head
        )
        SELECT case_id, sequence, reference, chain, entries FROM head ORDER BY case_id
        """

    private let seal: Int
    private let most: Int

    /// - Parameter most: rows of the list; a case may be on it more than once
    public init(for seal: Int, most: Int) {
        self.seal = seal
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(Int32(seal))
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (caseID, sequence, reference, chain, entries) = try row.decode(
            (CaseID, Int32, String, [UInt8], Int32).self)
        return Row(
            head: SealedHead(caseID: caseID, sequence: Int(sequence), reference: reference, chain: chain),
            entries: Int(entries))
    }
}

/// The heads that a seal covers, in the order in which it does.
public struct ListSealedHeads: Statement {
    public static let sql = """
        SELECT case_id, sequence, reference, chain FROM redress.sealed_head WHERE seal = $1 ORDER BY case_id
        """

    private let seal: Int

    public init(of seal: Int) {
        self.seal = seal
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(Int32(seal))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> SealedHead {
        let (caseID, sequence, reference, chain) = try row.decode((CaseID, Int32, String, [UInt8]).self)
        return SealedHead(caseID: caseID, sequence: Int(sequence), reference: reference, chain: chain)
    }
}
