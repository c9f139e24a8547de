public import Domain
public import FoundationEssentials

/// A message ready to be composed. Equal values compose to equal bytes, so that a retry sends what was sent before.
public struct OutgoingMail: Equatable, Sendable {
    /// Without angle brackets; made from the case, kind, step and recipient, and so the same over all attempts.
    public let messageID: String
    public let from: Mailbox
    public let to: Mailbox
    public let replyTo: Mailbox?
    public let subject: String
    /// Lines end with `\n`.
    public let text: String
    /// The same content as `text`, as a whole HTML document.
    public let html: String
    /// That of `text` and `html`.
    public let language: Language
    /// The message that this one follows in its thread, without angle brackets.
    public let inReplyTo: String?
    /// The thread from its root on, oldest first, without angle brackets.
    public let references: [String]
    public let date: Date
    /// The case's reference as spoken, for the header `X-Redress-Reference`; `nil` for what is no case's.
    public let reference: String?

    public init(
        messageID: String, from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, subject: String, text: String,
        html: String, language: Language = .english, inReplyTo: String? = nil, references: [String] = [], date: Date,
        reference: String?
    ) {
        self.messageID = messageID
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.language = language
        self.inReplyTo = inReplyTo
        self.references = references
        self.date = date
        self.reference = reference
    }
}
