public import Domain
public import FoundationEssentials
public import Postgres

/// A text message that tells of a message of a case.
public struct StoredText: Sendable {
    public enum State: String, Sendable {
        case queued
        /// The gateway has taken it. That says nothing of the phone.
        case accepted
        /// The network reported that the phone has it.
        case delivered
        /// The gateway refused it, or the network reported that the phone did not get it.
        case undelivered
        /// It would have come too late to be of use.
        case expired
    }

    public let id: UUID
    public let caseID: CaseID
    /// The message that it tells of.
    public let message: UUID
    public let number: String
    public let body: String
    public let state: State
    public let createdAt: Date
    public let changedAt: Date

    public init(
        id: UUID, caseID: CaseID, message: UUID, number: String, body: String, state: State = .queued, createdAt: Date,
        changedAt: Date
    ) {
        self.id = id
        self.caseID = caseID
        self.message = message
        self.number = number
        self.body = body
        self.state = state
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}

enum TextColumns {
    static let list = "id, case_id, message_id, number, body, state, created_at, changed_at"

    static func decode(_ row: borrowing PostgresRow) throws -> StoredText {
        let (id, caseID, message, number, body, state, createdAt, changedAt) = try row.decode(
            (UUID, CaseID, UUID, String, String, String, Date, Date).self)
        guard let state = StoredText.State(rawValue: state) else {
            throw CorruptRow(table: "text_message", column: "state")
        }
        return StoredText(
            id: id, caseID: caseID, message: message, number: number, body: body, state: state, createdAt: createdAt,
            changedAt: changedAt)
    }
}

/// Writes a text down before it is sent: its message has one. What was written before stays, and comes back.
public struct KeepText: Statement {
    public static let sql = """
        WITH kept AS (
            INSERT INTO redress.text_message (id, case_id, message_id, number, body, created_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6)
            ON CONFLICT (message_id) DO NOTHING
            RETURNING \(TextColumns.list)
        )
        SELECT * FROM kept
        UNION ALL
        SELECT \(TextColumns.list) FROM redress.text_message WHERE message_id = $3
        LIMIT 1
        """

    private let text: StoredText

    public init(_ text: StoredText) {
        self.text = text
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(text.id)
        bindings.append(text.caseID)
        bindings.append(text.message)
        bindings.append(text.number)
        bindings.append(text.body)
        bindings.append(text.createdAt)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredText {
        try TextColumns.decode(row)
    }
}

/// The texts of a case, oldest first.
public struct ListTexts: Statement {
    public static let sql = """
        SELECT \(TextColumns.list) FROM redress.text_message WHERE case_id = $1 ORDER BY created_at, id
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredText {
        try TextColumns.decode(row)
    }
}

/// Records what the gateway said to a text. What was reported of it meanwhile stands.
public struct SettleText: Statement {
    public static let sql = """
        UPDATE redress.text_message SET state = $2, changed_at = $3 WHERE id = $1 AND state = 'queued'
        """

    private let id: UUID
    private let state: StoredText.State
    private let at: Date

    public init(_ id: UUID, as state: StoredText.State, at: Date) {
        self.id = id
        self.state = state
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(state.rawValue)
        bindings.append(at)
    }
}

/// Records what the network reported of a text. Reports come late, twice and out of order: a phone that has it keeps it.
public struct NoteReceipt: Statement {
    public static let sql = """
        UPDATE redress.text_message SET state = $2, changed_at = $3
        WHERE id = $1 AND state <> 'delivered' AND state <> $2
        """

    private let id: UUID
    private let isDelivered: Bool
    private let at: Date

    public init(of id: UUID, isDelivered: Bool, at: Date) {
        self.id = id
        self.isDelivered = isDelivered
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(isDelivered ? StoredText.State.delivered.rawValue : StoredText.State.undelivered.rawValue)
        bindings.append(at)
    }
}
