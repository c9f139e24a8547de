/// The way out for mail. Sending the same message again is allowed: it bears the same Message-ID.
public protocol Mailer: Sendable {
    /// Returns once the relay has taken the responsibility for the message.
    func send(_ mail: ComposedMail) async throws(MailError) -> MailReceipt
}

/// The proof that a relay accepted a message. Accepted is not delivered.
public struct MailReceipt: Equatable, Sendable {
    /// The relay's host name.
    public let relay: String
    /// The relay's final answer, `250 …`, without addresses.
    public let answer: String

    public init(relay: String, answer: String) {
        self.relay = relay
        self.answer = answer
    }
}
