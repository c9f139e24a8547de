public import FoundationEssentials
public import Postgres

/// The copy of a message that waits to be sent, or is being sent: a relay may have it already.
public struct FindCopy: Statement {
    public static let sql = """
        SELECT subject, body, raw, address
        FROM redress.message
        WHERE id = $1 AND state = 'queued' AND length(raw) > 0
        """

    private let id: UUID

    public init(_ id: UUID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> MessageCopy {
        let (subject, body, raw, address) = try row.decode((String, String, [UInt8], String?).self)
        return MessageCopy(subject: subject, body: body, raw: raw, address: address)
    }
}

/// Keeps the copy of a message before it is sent. Where a copy is kept that may have gone out, or was accepted, no row
/// comes back and it stays. One that was refused for good has reached nobody, so a new one takes its place.
public struct KeepCopy: Statement {
    public static let sql = """
        UPDATE redress.message
        SET state = 'queued', subject = $2, body = $3, raw = $4, address = $5, relay = NULL, relay_answer = NULL,
            settled_at = NULL
        WHERE id = $1 AND (state = 'undelivered' OR state = 'queued' AND coalesce(length(raw), 0) = 0)
        RETURNING id
        """

    private let id: UUID
    private let copy: MessageCopy

    public init(_ copy: MessageCopy, of id: UUID) {
        self.id = id
        self.copy = copy
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(copy.subject)
        bindings.append(copy.body)
        bindings.append(copy.raw)
        bindings.append(copy.address)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
