public import Domain
public import Postgres

/// Takes rows of imported files for cases that are about to be written, and answers the cases whose row was not imported
/// before.
public struct ClaimImportedRows: Statement {
    public static let sql = """
        INSERT INTO redress.imported_complaint (source, external_id, case_id, place)
        SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[])
        ON CONFLICT (source, external_id) DO NOTHING
        RETURNING case_id
        """

    /// A row of a file, and the case that it is about to become.
    public struct Claim: Sendable {
        let source: String
        let externalID: String
        let place: String?
        let caseID: CaseID

        /// - Parameter place: where the complaint comes from, as the source calls it
        public init(source: String, externalID: String, place: String?, caseID: CaseID) {
            self.source = source
            self.externalID = externalID
            self.place = place
            self.caseID = caseID
        }
    }

    private let rows: [Claim]

    public init(_ rows: [Claim]) {
        self.rows = rows.sorted { ($0.source, $0.externalID) < ($1.source, $1.externalID) }
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(rows.map(\.source))
        bindings.append(rows.map(\.externalID))
        bindings.append(rows.map(\.caseID))
        bindings.append(rows.map(\.place))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}

/// Which rows of a source were imported before, by their ids.
public struct FindImportedRows: Statement {
    public static let sql = """
        SELECT external_id FROM redress.imported_complaint WHERE source = $1 AND external_id = ANY ($2)
        """

    private let externalIDs: [String]
    private let source: String

    public init(_ externalIDs: [String], of source: String) {
        self.externalIDs = externalIDs
        self.source = source
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(source)
        bindings.append(externalIDs)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> String {
        try row.decode(String.self)
    }
}
