/// A message that came in, read into plain values. What it says of itself is a claim, nothing more.
public struct InboundMail: Equatable, Sendable {
    /// `left@right`, without angle brackets; `nil` where there is none that a reply could quote.
    public var messageID: String?
    public var sender: MailSender?
    /// Where an address of ours may stand: the envelope, Delivered-To, X-Original-To, To and Cc. Lower case.
    public var recipients: [String] = []
    /// On one line, decoded; empty where there is none.
    public var subject = ""
    /// The messages that this one answers, nearest first, without angle brackets.
    public var ancestors: [String] = []
    /// The envelope's sender: empty for the null sender of reports, `nil` where nobody wrote it down.
    public var returnPath: String?
    public var text = MailText("")
    /// In the order in which they stand.
    public var attachments: [MailAttachment] = []
    /// What a mail server reports of a message of ours.
    public var report: DeliveryReport?
    public var automation = AutomationSigns()
    /// What could not be read as it should.
    public var flaws: Set<MailFlaw> = []

    public init() {}
}

/// Who a message says that it is from.
public struct MailSender: Equatable, Sendable {
    /// Decoded, on one line; may be empty.
    public let name: String
    /// Lower case, without angle brackets.
    public let address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// The part after the last `@`.
    public var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }
}

/// A file that came with a message. Its content stays in the raw message.
public struct MailAttachment: Codable, Hashable, Sendable {
    /// Counts the attachments of a message from 1.
    public let number: Int
    /// As the sender called it, on one line and without a path; `attachment-N` where it has no name.
    public let name: String
    /// As the sender declared it, lower case: `application/pdf`. Nothing is taken on trust from it.
    public let type: String
    /// Decoded, in bytes.
    public let size: Int

    public init(number: Int, name: String, type: String, size: Int) {
        self.number = number
        self.name = name
        self.type = type
        self.size = size
    }
}

/// What is wrong with a message as it came.
public enum MailFlaw: String, CaseIterable, Sendable {
    /// Larger than is taken in; only its header was read.
    case tooLarge = "too_large"
    /// More parts, or parts inside parts, than anybody writes by hand.
    case tooManyParts = "too_many_parts"
    /// More text than a complaint can hold; the rest stays in the raw message.
    case textCut = "text_cut"
    /// Nothing in it could be read as a message.
    case unreadable
    /// Encrypted for somebody: the text cannot be read.
    case encrypted
}
