public import Domain
public import Postgres

/// What each case's newest seal says of it, with the number of the last entry that is there, page by page in the order
/// of the cases. Where that is lower, the end of a history is gone; where there is none, all of it.
public struct ListLastSealedHeads: Statement {
    public struct Row: Sendable {
        public let head: SealedHead
        public let seal: Int
        public let lastEntry: Int?
    }

    public static let sql = """
        SELECT head.case_id, head.sequence, head.reference, head.chain, head.seal, last.sequence
        FROM (
            SELECT DISTINCT ON (case_id) *
            FROM redress.sealed_head
            WHERE case_id > $1
            ORDER BY case_id, sequence DESC
            LIMIT $2
        ) AS head
        LEFT JOIN LATERAL (
            SELECT sequence
            FROM redress.case_event
            WHERE case_id = head.case_id
            ORDER BY sequence DESC
            LIMIT 1
        ) AS last ON true
        ORDER BY head.case_id
        """

    private let caseID: CaseID
    private let most: Int

    /// - Parameter caseID: the last of the page before
    public init(after caseID: CaseID?, most: Int) {
        self.caseID = caseID ?? .lowest
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (caseID, sequence, reference, chain, seal, lastEntry) = try row.decode(
            (CaseID, Int32, String, [UInt8], Int32, Int32?).self)
        return Row(
            head: SealedHead(caseID: caseID, sequence: Int(sequence), reference: reference, chain: chain),
            seal: Int(seal), lastEntry: lastEntry.map(Int.init))
    }
}

/// Cases and whether they have any history at all, or had some when a seal was made, page by page in their order.
public struct ListCasesByHistory: Statement {
    public struct Row: Sendable {
        public let id: CaseID
        public let reference: String
        public let hasHistory: Bool
    }

    public static let sql = """
        SELECT f.id, f.reference,
            EXISTS (SELECT FROM redress.case_event WHERE case_id = f.id)
                OR EXISTS (SELECT FROM redress.sealed_head WHERE case_id = f.id)
        FROM (
            SELECT id, reference FROM redress.case_file WHERE id > $1 ORDER BY id LIMIT $2
        ) AS f
        ORDER BY f.id
        """

    private let caseID: CaseID
    private let most: Int

    /// - Parameter caseID: the last of the page before
    public init(after caseID: CaseID?, most: Int) {
        self.caseID = caseID ?? .lowest
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (id, reference, hasHistory) = try row.decode((CaseID, String, Bool).self)
        return Row(id: id, reference: reference, hasHistory: hasHistory)
    }
}
