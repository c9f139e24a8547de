public import FoundationEssentials
public import Postgres

/// The cases that changed at one moment of case time, which stands still until everything due at it is done.
///
/// Reads the whole table: for rehearsals, whose databases are small.
public struct ListCasesChangedAt: Statement {
    public static let sql = "SELECT \(RehearsedCaseColumns.list) FROM redress.case_file WHERE changed_at = $1"

    private let moment: Date

    public init(_ moment: Date) {
        self.moment = moment
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(moment)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> RehearsedCase {
        try RehearsedCaseColumns.decode(row)
    }
}
