public import Domain
public import FoundationEssentials
public import Postgres

/// One mail in which a provider is told of many cases.
public struct StoredDigest: Sendable {
    public let id: UUID
    public let provider: ProviderID
    public let createdAt: Date
    public let internetMessageID: String
    /// The message whose job sends it.
    public let sentBy: UUID
    /// As it goes out at every attempt; empty where no relay would take the address.
    public let raw: [UInt8]
    public let address: String
    public let isSettled: Bool

    public init(
        id: UUID, provider: ProviderID, createdAt: Date, internetMessageID: String, sentBy: UUID, raw: [UInt8],
        address: String
    ) {
        self.init(
            id: id, provider: provider, createdAt: createdAt, internetMessageID: internetMessageID, sentBy: sentBy,
            raw: raw, address: address, isSettled: false)
    }

    init(
        id: UUID, provider: ProviderID, createdAt: Date, internetMessageID: String, sentBy: UUID, raw: [UInt8],
        address: String, isSettled: Bool
    ) {
        self.id = id
        self.provider = provider
        self.createdAt = createdAt
        self.internetMessageID = internetMessageID
        self.sentBy = sentBy
        self.raw = raw
        self.address = address
        self.isSettled = isSettled
    }
}

/// Lets one transaction at a time gather a provider's digest: two would each take a part of it.
public struct LockDigests: Statement {
    public static let sql = "SELECT pg_advisory_xact_lock(hashtextextended('redress_digest ' || $1, 0))"

    private let provider: ProviderID

    public init(of provider: ProviderID) {
        self.provider = provider
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(provider.rawValue)
    }
}

/// What waits for a provider's digest and is due, case by case.
public struct ListForDigest: Statement {
    public static let sql = """
        SELECT \(MessageColumns.list)
        FROM redress.message
        WHERE state = 'queued' AND recipient = 'provider' AND send_at <= $2 AND digest_id IS NULL
            AND EXISTS (SELECT FROM redress.case_file AS f WHERE f.id = case_id AND f.provider_id = $1)
        ORDER BY case_id, number
        LIMIT $3
        """

    private let provider: ProviderID
    private let now: Date
    private let limit: Int

    public init(of provider: ProviderID, dueBy now: Date, limit: Int) {
        self.provider = provider
        self.now = now
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(provider.rawValue)
        bindings.append(now)
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredMessage {
        try MessageColumns.decode(row)
    }
}

/// Writes down a digest, with the messages that are told in it.
public struct InsertDigest: Statement {
    public static let sql = """
        WITH digest AS (
            INSERT INTO redress.digest
                (id, provider_id, created_at, internet_message_id, sent_by, raw, address)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
        )
        UPDATE redress.message SET digest_id = $1 WHERE id = ANY ($8::uuid[])
        """

    private let digest: StoredDigest
    private let messages: [UUID]

    public init(_ digest: StoredDigest, telling messages: [UUID]) {
        self.digest = digest
        self.messages = messages
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(digest.id)
        bindings.append(digest.provider.rawValue)
        bindings.append(digest.createdAt)
        bindings.append(digest.internetMessageID)
        bindings.append(digest.sentBy)
        bindings.append(digest.raw)
        bindings.append(digest.address)
        bindings.append(messages)
    }
}

/// One digest by its id.
public struct FindDigest: Statement {
    public static let sql = """
        SELECT id, provider_id, created_at, internet_message_id, sent_by, raw, address, settled_at IS NOT NULL
        FROM redress.digest
        WHERE id = $1
        """

    private let id: UUID

    public init(_ id: UUID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredDigest {
        let (id, provider, createdAt, internetMessageID, sentBy, raw, address, isSettled) = try row.decode(
            (UUID, String, Date, String, UUID, [UInt8], String, Bool).self)
        return StoredDigest(
            id: id, provider: ProviderID(rawValue: provider), createdAt: createdAt,
            internetMessageID: internetMessageID, sentBy: sentBy, raw: raw, address: address, isSettled: isSettled)
    }
}

/// Records what became of a digest and of all that is told in it; the messages come back, in the order of their cases. One
/// that was settled before stays as it is: no row comes back.
public struct SettleDigest: Statement {
    public static let sql = """
        WITH digest AS (
            UPDATE redress.digest SET relay = $3, relay_answer = $4, settled_at = $5
            WHERE id = $1 AND settled_at IS NULL
            RETURNING id
        ), told AS (
            UPDATE redress.message
            SET state = $2, relay = $3, relay_answer = $4, settled_at = $5
            FROM digest
            WHERE message.digest_id = digest.id AND message.state = 'queued'
            RETURNING message.case_id, message.number, message.notice
        )
        SELECT case_id, notice FROM told ORDER BY case_id, number
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

    public static func decode(_ row: borrowing PostgresRow) throws -> (caseID: CaseID, notice: Notice) {
        let (caseID, notice) = try row.decode((CaseID, JSONBytes).self)
        return (caseID, try StoredJSON.decode(Notice.self, from: notice))
    }
}
