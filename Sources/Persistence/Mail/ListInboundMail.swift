public import Domain
public import FoundationEssentials
public import Postgres

/// One line of the list of messages that came in.
public struct InboundMailSummary: Sendable {
    public let id: UUID
    public let receivedAt: Date
    public let size: Int
    /// `nil` while nobody has looked at it.
    public let verdict: String?
    public let reason: String?
    public let reference: Reference?
    /// Whether a person still has to see to it: to the message itself, or to what its case has received.
    public let isOpen: Bool
}

/// The messages that came in, newest first, without anything of what they say.
public struct ListInboundMail: Statement {
    public static let sql = """
        SELECT mail.id, mail.received_at, length(mail.raw), verdict.verdict, verdict.reason, f.reference,
            EXISTS (
                SELECT FROM redress.staff_item AS item
                WHERE item.resolved_at IS NULL
                    AND (item.mail_id = mail.id OR item.kind = 'mail_received' AND item.case_id = verdict.case_id
                        AND verdict.verdict IN ('reply', 'complaint'))
            ) AS is_open
        FROM redress.inbound_mail AS mail
        LEFT JOIN redress.inbound_verdict AS verdict ON verdict.mail_id = mail.id
        LEFT JOIN redress.case_file AS f ON f.id = verdict.case_id
        WHERE $1::uuid IS NULL OR mail.id = $1
        ORDER BY mail.received_at DESC, mail.id DESC
        LIMIT $2
        """

    private let id: UUID?
    private let limit: Int

    public init(_ id: UUID? = nil, limit: Int) {
        self.id = id
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> InboundMailSummary {
        let (id, receivedAt, size, verdict, reason, reference, isOpen) = try row.decode(
            (UUID, Date, Int32, String?, String?, String?, Bool).self)
        return InboundMailSummary(
            id: id, receivedAt: receivedAt, size: Int(size), verdict: verdict, reason: reason,
            reference: reference.flatMap { Reference($0) }, isOpen: isOpen)
    }
}
