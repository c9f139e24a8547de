public import Domain
public import Postgres

/// Takes a row of an imported file for a case that is about to be written. No row back: it was imported before.
public struct ClaimImportedRow: Statement {
    public static let sql = """
        INSERT INTO redress.imported_complaint (source, external_id, case_id)
        VALUES ($1, $2, $3)
        ON CONFLICT (source, external_id) DO NOTHING
        RETURNING case_id
        """

    private let source: String
    private let externalID: String
    private let caseID: CaseID

    public init(source: String, externalID: String, caseID: CaseID) {
        self.source = source
        self.externalID = externalID
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(source)
        bindings.append(externalID)
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}
