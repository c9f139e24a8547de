public import FoundationEssentials
public import Postgres

/// What became of sending a message, with the exact copy that was sent.
public struct MessageSettlement: Sendable {
    public let state: StoredMessage.State
    public let subject: String
    public let body: String
    public let raw: [UInt8]
    public let relay: String
    public let answer: String

    public init(
        state: StoredMessage.State, subject: String, body: String, raw: [UInt8], relay: String, answer: String
    ) {
        self.state = state
        self.subject = subject
        self.body = body
        self.raw = raw
        self.relay = relay
        self.answer = answer
    }
}

/// Records what became of sending a message. One that was accepted stays as it was accepted: no row comes back.
public struct SettleMessage: Statement {
    public static let sql = """
        UPDATE redress.message
        SET state = $2, subject = $3, body = $4, raw = $5, relay = $6, relay_answer = $7, settled_at = $8
        WHERE id = $1 AND state <> 'accepted'
        RETURNING id
        """

    private let id: UUID
    private let settlement: MessageSettlement
    private let at: Date

    public init(_ id: UUID, _ settlement: MessageSettlement, at: Date) {
        self.id = id
        self.settlement = settlement
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(settlement.state.rawValue)
        bindings.append(settlement.subject)
        bindings.append(settlement.body)
        bindings.append(settlement.raw)
        bindings.append(settlement.relay)
        bindings.append(settlement.answer)
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
