public import Domain
public import FoundationEssentials
public import Postgres

/// What became of a message that came in.
public struct NewVerdict: Sendable {
    public enum Kind: String, Sendable {
        case repeated, loop, report, automatic, reply, complaint, incomplete, held
    }

    let mailID: UUID
    let at: Date
    let kind: Kind
    let reason: String
    let mail: InboundMail
    let bodyDigest: [UInt8]
    let caseID: CaseID?
    let link: CaseLink?

    /// - Parameters:
    ///   - reason: for a person, without anything of what the message says
    ///   - caseID: a case that it has to do with; taken from `link` where there is one
    public init(
        _ kind: Kind, because reason: String, on mail: InboundMail, id mailID: UUID, bodyDigest: [UInt8], at: Date,
        caseID: CaseID? = nil, link: CaseLink? = nil
    ) {
        self.mailID = mailID
        self.at = at
        self.kind = kind
        self.reason = reason
        self.mail = mail
        self.bodyDigest = bodyDigest
        self.caseID = link?.caseID ?? caseID
        self.link = link
    }
}

/// Writes down what became of a message.
public struct InsertVerdict: Statement {
    public static let sql = """
        INSERT INTO redress.inbound_verdict (
            mail_id, sorted_at, verdict, reason, internet_message_id, body_digest, sender, subject, attachments,
            case_id, party, proof
        )
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """

    private let verdict: NewVerdict
    private let attachments: JSONBytes

    public init(_ verdict: NewVerdict) throws {
        self.verdict = verdict
        attachments = try StoredJSON.encode(verdict.mail.attachments)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(verdict.mailID)
        bindings.append(verdict.at)
        bindings.append(verdict.kind.rawValue)
        bindings.append(verdict.reason)
        bindings.append(verdict.mail.messageID)
        bindings.append(verdict.bodyDigest)
        bindings.append(verdict.mail.sender?.address)
        bindings.append(verdict.mail.subject)
        bindings.append(attachments)
        bindings.append(verdict.caseID)
        bindings.append(verdict.link?.party)
        bindings.append(verdict.link?.proof.rawValue)
    }
}

/// Whether a message with this Message-ID and this body was sorted before.
public struct WasSortedBefore: Statement {
    public static let sql = """
        SELECT EXISTS (
            SELECT FROM redress.inbound_verdict
            WHERE internet_message_id = $1 AND body_digest = $2 AND verdict <> 'repeated'
        )
        """

    private let messageID: String
    private let bodyDigest: [UInt8]

    public init(messageID: String, bodyDigest: [UInt8]) {
        self.messageID = messageID
        self.bodyDigest = bodyDigest
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(messageID)
        bindings.append(bodyDigest)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// How many cases an address has opened by mail since a moment.
public struct CountMailedComplaints: Statement {
    public static let sql = """
        SELECT count(*) FROM redress.inbound_verdict WHERE verdict = 'complaint' AND sender = $1 AND sorted_at >= $2
        """

    private let address: String
    private let since: Date

    public init(from address: String, since: Date) {
        self.address = address
        self.since = since
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(address)
        bindings.append(since)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

/// The messages of a party to its case, oldest first: what our answers to it follow in its thread.
public struct ListThreadMail: Statement {
    public static let sql = """
        SELECT internet_message_id, sorted_at
        FROM redress.inbound_verdict
        WHERE case_id = $1 AND party = $2 AND internet_message_id IS NOT NULL AND verdict IN ('reply', 'complaint')
        ORDER BY sorted_at
        """

    private let caseID: CaseID
    private let party: Party

    public init(from party: Party, of caseID: CaseID) {
        self.caseID = caseID
        self.party = party
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(party)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> (messageID: String, at: Date) {
        let (messageID, at) = try row.decode((String, Date).self)
        return (messageID, at)
    }
}
