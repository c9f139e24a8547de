public import Domain
public import Postgres

/// Reads a case to change it. Whoever comes second waits here, and then sees what the first one wrote.
///
/// Lock order everywhere: the job's lease first, then the case.
public struct LockCase: Statement {
    public static let sql = """
        SELECT \(CaseColumns.list)
        FROM redress.case_file AS f
        JOIN redress.complaint AS c ON c.id = f.id
        WHERE f.id = $1
        FOR UPDATE OF f
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
