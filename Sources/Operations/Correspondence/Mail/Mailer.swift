/// The way out for mail. Sending the same message again is allowed: it bears the same Message-ID.
public protocol Mailer: Sendable {
    /// Returns once the relay has taken the responsibility for the message.
    func send(_ mail: ComposedMail) async throws(MailError) -> MailReceipt
}

extension Mailer {
    /// What a relay says for good.
    ///
    /// - Throws: `MailError` where it may accept the message later
    func hand(over mail: ComposedMail) async throws(MailError) -> RelayVerdict {
        do throws(MailError) {
            return .accepted(try await send(mail))
        } catch {
            guard case .refused(let answer) = error else { throw error }
            return .refused(answer: answer)
        }
    }
}

/// What becomes of a message at a relay.
enum RelayVerdict: Equatable, Sendable {
    case accepted(MailReceipt)
    case refused(answer: String)
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
