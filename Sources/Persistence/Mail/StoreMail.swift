public import FoundationEssentials
public import Postgres

/// A message that came in, before anybody has looked at it.
public struct NewInboundMail: Sendable {
    public enum Source: String, Sendable {
        /// Fetched from a mailbox.
        case mailbox
        /// Handed over by a mail server.
        case pipe
    }

    public let id: UUID
    let source: Source
    let receivedAt: Date
    let digest: [UInt8]
    let bodyDigest: [UInt8]
    let raw: [UInt8]
    let isWhole: Bool
    let envelopeSender: String?
    let envelopeRecipient: String?

    /// - Parameters:
    ///   - digest: SHA-256 of all of it
    ///   - bodyDigest: SHA-256 of what is below the header
    public init(
        id: UUID, source: Source, at receivedAt: Date, digest: [UInt8], bodyDigest: [UInt8], raw: [UInt8],
        isWhole: Bool, envelopeSender: String?, envelopeRecipient: String?
    ) {
        self.id = id
        self.source = source
        self.receivedAt = receivedAt
        self.digest = digest
        self.bodyDigest = bodyDigest
        self.raw = raw
        self.isWhole = isWhole
        self.envelopeSender = envelopeSender
        self.envelopeRecipient = envelopeRecipient
    }
}

/// Keeps a message. Where the same bytes are kept already no id comes back.
public struct StoreInboundMail: Statement {
    public static let sql = """
        INSERT INTO redress.inbound_mail (
            id, received_at, source, digest, body_digest, raw, is_whole, envelope_sender, envelope_recipient
        )
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT ON CONSTRAINT inbound_mail_once DO NOTHING
        RETURNING id
        """

    private let mail: NewInboundMail

    public init(_ mail: NewInboundMail) {
        self.mail = mail
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(mail.id)
        bindings.append(mail.receivedAt)
        bindings.append(mail.source.rawValue)
        bindings.append(mail.digest)
        bindings.append(mail.bodyDigest)
        bindings.append(mail.raw)
        bindings.append(mail.isWhole)
        bindings.append(mail.envelopeSender)
        bindings.append(mail.envelopeRecipient)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// A message as it is kept.
public struct StoredInboundMail: Sendable {
    public let id: UUID
    public let receivedAt: Date
    public let bodyDigest: [UInt8]
    public let raw: [UInt8]
    public let isWhole: Bool
    public let envelopeSender: String?
    public let envelopeRecipient: String?
    /// Whether it is known what became of it.
    public let isSorted: Bool
}

/// Reads a message that is kept.
public struct ReadInboundMail: Statement {
    public static let sql = """
        SELECT id, received_at, body_digest, raw, is_whole, envelope_sender, envelope_recipient,
            EXISTS (SELECT FROM redress.inbound_verdict WHERE mail_id = id)
        FROM redress.inbound_mail
        WHERE id = $1
        """

    private let id: UUID

    public init(_ id: UUID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredInboundMail {
        let (id, receivedAt, bodyDigest, raw, isWhole, sender, recipient, isSorted) = try row.decode(
            (UUID, Date, [UInt8], [UInt8], Bool, String?, String?, Bool).self)
        return StoredInboundMail(
            id: id, receivedAt: receivedAt, bodyDigest: bodyDigest, raw: raw, isWhole: isWhole, envelopeSender: sender,
            envelopeRecipient: recipient, isSorted: isSorted)
    }
}
