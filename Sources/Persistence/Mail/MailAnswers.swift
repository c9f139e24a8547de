public import Domain
public import FoundationEssentials
public import Postgres

/// An answer to a message that is no case's, as it will go out.
public struct MailAnswer: Sendable {
    public let id: UUID
    public let mailID: UUID
    public let address: String
    public let internetMessageID: String
    public let raw: [UInt8]

    public init(id: UUID, mailID: UUID, address: String, internetMessageID: String, raw: [UInt8]) {
        self.id = id
        self.mailID = mailID
        self.address = address
        self.internetMessageID = internetMessageID
        self.raw = raw
    }
}

/// Keeps an answer to be sent. Where its address had one that day no id comes back.
public struct KeepAnswer: Statement {
    public static let sql = """
        INSERT INTO redress.mail_answer (id, mail_id, address, day, internet_message_id, created_at, raw)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT ON CONSTRAINT mail_answer_once_a_day DO NOTHING
        RETURNING id
        """

    private let answer: MailAnswer
    private let day: CalendarDay
    private let at: Date

    public init(_ answer: MailAnswer, on day: CalendarDay, at: Date) {
        self.answer = answer
        self.day = day
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(answer.id)
        bindings.append(answer.mailID)
        bindings.append(answer.address)
        bindings.append(day)
        bindings.append(answer.internetMessageID)
        bindings.append(at)
        bindings.append(answer.raw)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// An answer that no relay has said anything final about.
public struct FindAnswer: Statement {
    public static let sql = """
        SELECT id, mail_id, address, internet_message_id, raw
        FROM redress.mail_answer
        WHERE id = $1 AND settled_at IS NULL
        """

    private let id: UUID

    public init(_ id: UUID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> MailAnswer {
        let (id, mailID, address, messageID, raw) = try row.decode((UUID, UUID, String, String, [UInt8]).self)
        return MailAnswer(id: id, mailID: mailID, address: address, internetMessageID: messageID, raw: raw)
    }
}

/// Records what a relay said of an answer.
public struct SettleAnswer: Statement {
    public static let sql = """
        UPDATE redress.mail_answer SET relay = $2, relay_answer = $3, settled_at = $4
        WHERE id = $1 AND settled_at IS NULL
        """

    private let id: UUID
    private let relay: String
    private let answer: String
    private let at: Date

    public init(_ id: UUID, relay: String, answer: String, at: Date) {
        self.id = id
        self.relay = relay
        self.answer = answer
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(relay)
        bindings.append(answer)
        bindings.append(at)
    }
}
