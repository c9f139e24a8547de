public import Domain
public import Postgres

/// A case as the people of a rehearsal can learn of it.
public struct RehearsedCase: Sendable {
    public let id: CaseID
    public let reference: Reference
    public let provider: ProviderID
    public let scheme: SchemeID
    public let generation: Int
    public let round: Int
    public let state: CaseState
}

enum RehearsedCaseColumns {
    static let list = "id, reference, provider_id, scheme, generation, round, state"

    static func decode(_ row: borrowing PostgresRow) throws -> RehearsedCase {
        let (id, reference, provider, scheme, generation, round, state) = try row.decode(
            (CaseID, String, String, String, Int32, Int16, JSONBytes).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        return RehearsedCase(
            id: id, reference: reference, provider: ProviderID(rawValue: provider), scheme: SchemeID(rawValue: scheme),
            generation: Int(generation), round: Int(round), state: try StoredJSON.decode(CaseState.self, from: state))
    }
}

/// Every case, in no order.
public struct ListRehearsedCases: Statement {
    public static let sql = "SELECT \(RehearsedCaseColumns.list) FROM redress.case_file"

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> RehearsedCase {
        try RehearsedCaseColumns.decode(row)
    }
}
