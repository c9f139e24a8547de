public import Domain
public import Postgres

/// Locks a case by its reference for somebody who may not read the complaint.
public struct LockCaseFile: Statement {
    public struct Row: Sendable {
        public let id: CaseID
        public let version: Int
    }

    public static let sql = "SELECT id, version FROM redress.case_file WHERE reference = $1 FOR UPDATE"

    private let reference: Reference

    public init(_ reference: Reference) {
        self.reference = reference
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(reference.text)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (id, version) = try row.decode((CaseID, Int32).self)
        return Row(id: id, version: Int(version))
    }
}

/// Takes away what entries of a case say, salts included, and answers their numbers. What says that entries were erased
/// stays: it holds nothing but numbers, and without it they would count as lost.
public struct ErasePayloads: Statement {
    public static let sql = """
        DELETE FROM redress.case_event_payload
        WHERE case_id = $1 AND ($2::integer[] IS NULL OR sequence = ANY ($2)) AND NOT event ? 'historyErased'
        RETURNING sequence
        """

    private let caseID: CaseID
    private let entries: [Int]?

    /// - Parameter entries: their numbers; all of them by default
    public init(of caseID: CaseID, entries: [Int]? = nil) {
        self.caseID = caseID
        self.entries = entries
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(entries.map { $0.map(Int32.init) })
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Int {
        Int(try row.decode(Int32.self))
    }
}
