public import Postgres

/// How far a mailbox has been read.
public struct MailboxPosition: Equatable, Sendable {
    /// The server's word for one numbering of its messages; with another one the numbers mean nothing.
    public let validity: Int64
    public let lastUID: Int64

    public init(validity: Int64, lastUID: Int64) {
        self.validity = validity
        self.lastUID = lastUID
    }
}

public struct ReadMailboxPosition: Statement {
    public static let sql = "SELECT validity, last_uid FROM redress.mailbox_position WHERE mailbox = $1"

    private let mailbox: String

    public init(_ mailbox: String) {
        self.mailbox = mailbox
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(mailbox)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> MailboxPosition {
        let (validity, lastUID) = try row.decode((Int64, Int64).self)
        return MailboxPosition(validity: validity, lastUID: lastUID)
    }
}

/// Never goes back within one numbering, whoever else reads the mailbox at the same time.
public struct AdvanceMailboxPosition: Statement {
    public static let sql = """
        INSERT INTO redress.mailbox_position AS position (mailbox, validity, last_uid)
        VALUES ($1, $2, $3)
        ON CONFLICT (mailbox) DO UPDATE
        SET validity = excluded.validity, last_uid = excluded.last_uid
        WHERE position.validity <> excluded.validity OR position.last_uid < excluded.last_uid
        """

    private let mailbox: String
    private let position: MailboxPosition

    public init(_ mailbox: String, to position: MailboxPosition) {
        self.mailbox = mailbox
        self.position = position
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(mailbox)
        bindings.append(position.validity)
        bindings.append(position.lastUID)
    }
}
