public import Domain
public import FoundationEssentials
public import Postgres

/// Messages of ours by their Message-IDs, in no order.
public struct FindSentNotices: Statement {
    public static let sql = """
        SELECT id, case_id, notice, address FROM redress.message WHERE internet_message_id = ANY ($1)
        """

    private let messageIDs: [String]

    public init(_ messageIDs: [String]) {
        self.messageIDs = messageIDs
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(messageIDs)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> SentNotice {
        let (id, caseID, notice, address) = try row.decode((UUID, CaseID, JSONBytes, String?).self)
        return SentNotice(
            id: id, caseID: caseID, notice: try StoredJSON.decode(Notice.self, from: notice),
            address: address?.lowercased())
    }
}

/// One message of ours by its id.
public struct FindSentNotice: Statement {
    public static let sql = "SELECT id, case_id, notice, address FROM redress.message WHERE id = $1"

    private let id: UUID

    public init(_ id: UUID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> SentNotice {
        try FindSentNotices.decode(row)
    }
}

/// Whether an answer of ours to a message that is no case's has this Message-ID.
public struct IsOwnAnswer: Statement {
    public static let sql = "SELECT EXISTS (SELECT FROM redress.mail_answer WHERE internet_message_id = $1)"

    private let messageID: String

    public init(_ messageID: String) {
        self.messageID = messageID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(messageID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// Records that a message came back. One that is known to have come back stays as it is: no row then.
public struct RecordBounce: Statement {
    public static let sql = """
        UPDATE redress.message SET bounced_at = $2, bounce_status = $3 WHERE id = $1 AND bounced_at IS NULL RETURNING id
        """

    private let id: UUID
    private let status: String
    private let at: Date

    public init(_ id: UUID, status: String, at: Date) {
        self.id = id
        self.status = status
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(at)
        bindings.append(status)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
