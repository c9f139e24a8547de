public import Domain
public import FoundationEssentials
public import Postgres

enum MessageColumns {
    static let list = """
        id, case_id, number, notice, state, created_at, internet_message_id, subject, body, relay, relay_answer,
        settled_at, bounced_at, bounce_status, send_at, digest_id
        """

    static func decode(_ row: borrowing PostgresRow) throws -> StoredMessage {
        let (
            id, caseID, number, notice, state, createdAt, internetMessageID, subject, body, relay, relayAnswer,
            settledAt, bouncedAt, bounceStatus, sendAt, digestID
        ) = try row.decode(
            (
                UUID, CaseID, Int32, JSONBytes, String, Date, String, String?, String?, String?, String?, Date?,
                Date?, String?, Date?, UUID?
            ).self)
        guard let state = StoredMessage.State(rawValue: state) else {
            throw CorruptRow(table: "message", column: "state")
        }
        return StoredMessage(
            id: id, caseID: caseID, number: Int(number), notice: try StoredJSON.decode(Notice.self, from: notice),
            state: state, createdAt: createdAt, sendAt: sendAt, digestID: digestID,
            internetMessageID: internetMessageID, subject: subject,
            body: body,
            relay: relay, relayAnswer: relayAnswer, settledAt: settledAt,
            bouncedAt: bouncedAt, bounceStatus: bounceStatus)
    }
}

/// One message by its id.
public struct FindMessage: Statement {
    public static let sql = "SELECT \(MessageColumns.list) FROM redress.message WHERE id = $1"

    private let id: UUID

    public init(_ id: UUID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredMessage {
        try MessageColumns.decode(row)
    }
}

/// All messages of a case, oldest first.
public struct ListMessages: Statement {
    public static let sql = """
        SELECT \(MessageColumns.list) FROM redress.message WHERE case_id = $1 ORDER BY number
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredMessage {
        try MessageColumns.decode(row)
    }
}
