public import Domain
public import Postgres

/// Reads a case by its reference, to show it.
public struct FindCase: Statement {
    public static let sql = """
        SELECT \(CaseColumns.list)
        FROM redress.case_file AS f
        JOIN redress.complaint AS c ON c.id = f.id
        WHERE f.reference = $1
        """

    private let reference: Reference

    public init(_ reference: Reference) {
        self.reference = reference
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(reference.text)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredCase {
        try CaseColumns.decode(row)
    }
}

/// Reads a case by its id, without a lock.
public struct ReadCase: Statement {
    public static let sql = """
        SELECT \(CaseColumns.list)
        FROM redress.case_file AS f
        JOIN redress.complaint AS c ON c.id = f.id
        WHERE f.id = $1
        """

    private let id: CaseID

    public init(_ id: CaseID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredCase {
        try CaseColumns.decode(row)
    }
}

/// Reads cases by their ids, without a lock, in no order.
public struct ReadCases: Statement {
    public static let sql = """
        SELECT \(CaseColumns.list)
        FROM redress.case_file AS f
        JOIN redress.complaint AS c ON c.id = f.id
        WHERE f.id = ANY ($1)
        """

    private let ids: [CaseID]

    public init(_ ids: [CaseID]) {
        self.ids = ids
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredCase {
        try CaseColumns.decode(row)
    }
}
