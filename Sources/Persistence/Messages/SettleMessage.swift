public import FoundationEssentials
public import Postgres

/// What became of sending a message.
public struct MessageSettlement: Sendable {
    public let state: StoredMessage.State
    public let relay: String
    public let answer: String

    public init(_ state: StoredMessage.State, relay: String, answer: String) {
        self.state = state
        self.relay = relay
        self.answer = answer
    }
}

/// Records what became of sending a message. One that was accepted stays as it was accepted: no row comes back.
public struct SettleMessage: Statement {
    public static let sql = """
        UPDATE redress.message
        SET state = $2, relay = $3, relay_answer = $4, settled_at = $5
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
        bindings.append(settlement.relay)
        bindings.append(settlement.answer)
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
