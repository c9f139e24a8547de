public import Domain
public import Postgres

/// Remembers by which keyed hashes the person of a case is known again. Doing so again changes nothing.
public struct RememberPerson: Statement {
    public static let sql = """
        INSERT INTO redress.person_key (key, case_id)
        SELECT key, $2 FROM unnest($1::bytea[]) AS key
        ON CONFLICT DO NOTHING
        """

    private let keys: [[UInt8]]
    private let caseID: CaseID

    /// - Parameter keys: 16 bytes each
    public init(_ keys: [[UInt8]], of caseID: CaseID) {
        self.keys = keys
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keys)
        bindings.append(caseID)
    }
}

/// Other open cases of the person of a case, without those that it came out of or that came out of it.
///
/// At most the newest twenty of each key: whoever brings very many under one address is no duplicate of all of them, and
/// must not make each further one slower.
public struct FindCasesOfSamePerson: Statement {
    public static let sql = """
        SELECT DISTINCT same.case_id
        FROM redress.person_key AS own
        CROSS JOIN LATERAL (
            SELECT other.case_id
            FROM redress.person_key AS other
            JOIN redress.case_file AS f ON f.id = other.case_id
            WHERE other.key = own.key AND other.case_id <> own.case_id AND f.status NOT IN ('refused', 'closed')
            ORDER BY other.case_id DESC
            LIMIT 20
        ) AS same
        WHERE own.case_id = $1 AND NOT EXISTS (
            SELECT FROM redress.related_case AS related
            WHERE related.case_id = own.case_id AND related.other = same.case_id
                OR related.case_id = same.case_id AND related.other = own.case_id
        )
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}
