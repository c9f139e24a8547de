public import Domain
public import FoundationEssentials
public import Postgres

/// Writes down a message that a case owes somebody, whose row the transaction holds.
///
/// Nobody gets the same message twice: where the kind, the step and the recipient are already there, no row comes back.
public struct InsertMessage: Statement {
    public static let sql = """
        INSERT INTO redress.message (
            id, case_id, number, kind, step, recipient, notice, state, created_at, internet_message_id
        )
        SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, 'queued', $7, $8
        FROM redress.message
        WHERE case_id = $2
        ON CONFLICT ON CONSTRAINT message_once DO NOTHING
        RETURNING id
        """

    private let id: UUID
    private let caseID: CaseID
    private let notice: Notice
    private let json: JSONBytes
    private let at: Date
    private let internetMessageID: String

    public init(_ notice: Notice, id: UUID, of caseID: CaseID, at: Date, internetMessageID: String) throws {
        self.id = id
        self.caseID = caseID
        self.notice = notice
        self.at = at
        self.internetMessageID = internetMessageID
        json = try StoredJSON.encode(notice)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(caseID)
        bindings.append(notice.kind.rawValue)
        bindings.append(notice.step ?? "")
        bindings.append(notice.to)
        bindings.append(json)
        bindings.append(at)
        bindings.append(internetMessageID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
