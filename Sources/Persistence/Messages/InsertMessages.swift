public import Domain
public import FoundationEssentials
public import Postgres

/// A message that a case owes somebody.
public struct NewMessage: Sendable {
    public let id: UUID
    let caseID: CaseID
    let notice: Notice
    let json: JSONBytes
    let at: Date
    let sendAt: Date?
    let internetMessageID: String

    /// - Parameter sendAt: when it goes out; `nil` for at once
    public init(
        _ notice: Notice, id: UUID, of caseID: CaseID, at: Date, sendAt: Date? = nil, internetMessageID: String,
        _ encoded: inout EncodedValues
    ) throws {
        self.id = id
        self.caseID = caseID
        self.notice = notice
        self.at = at
        self.sendAt = sendAt
        self.internetMessageID = internetMessageID
        json = try encoded.json(notice)
    }
}

/// Writes down messages of cases whose rows the transaction holds, numbered within each case in the order given.
///
/// Nobody gets the same message twice: where the kind, the step and the recipient are already there, no id comes back.
public struct InsertMessages: Statement {
    public static let sql = """
        WITH message AS (
            SELECT *, row_number() OVER (PARTITION BY case_id ORDER BY place) AS number
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::timestamptz[], $8::text[],
                $9::timestamptz[]
            ) WITH ORDINALITY
                AS input (id, case_id, kind, step, recipient, notice, created_at, internet_message_id, send_at, place)
        )
        INSERT INTO redress.message (
            id, case_id, number, kind, step, recipient, notice, state, created_at, internet_message_id, send_at
        )
        SELECT message.id, message.case_id, last.number + message.number, message.kind, message.step,
            message.recipient, message.notice, 'queued', message.created_at, message.internet_message_id,
            message.send_at
        FROM message
        CROSS JOIN LATERAL (
            SELECT coalesce(max(written.number), 0) AS number
            FROM redress.message AS written
            WHERE written.case_id = message.case_id
        ) AS last
        ON CONFLICT ON CONSTRAINT message_once DO NOTHING
        RETURNING id
        """

    private let messages: [NewMessage]

    public init(_ messages: [NewMessage]) {
        self.messages = messages
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(messages.map(\.id))
        bindings.append(messages.map(\.caseID))
        bindings.append(messages.map(\.notice.kind.rawValue))
        bindings.append(messages.map { $0.notice.step ?? "" })
        bindings.append(messages.map(\.notice.to))
        bindings.append(messages.map(\.json))
        bindings.append(messages.map(\.at))
        bindings.append(messages.map(\.internetMessageID))
        bindings.append(messages.map(\.sendAt))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
