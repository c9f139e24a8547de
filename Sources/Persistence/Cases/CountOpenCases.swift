public import Domain
public import Postgres

/// How many open cases stand at a status.
public struct OpenCaseCount: Sendable {
    public let status: CaseStatus
    public let cases: Int
}

/// Open cases by status, from the partial index over open cases.
public struct CountOpenCases: Statement {
    public static let sql = """
        SELECT status, count(*)
        FROM redress.case_file
        WHERE status NOT IN ('refused', 'closed')
        GROUP BY status
        ORDER BY status
        """

    public init() {}

    public func bind(_ bindings: inout Bindings) {}

    public static func decode(_ row: borrowing PostgresRow) throws -> OpenCaseCount {
        let (status, cases) = try row.decode((CaseStatus, Int).self)
        return OpenCaseCount(status: status, cases: cases)
    }
}
