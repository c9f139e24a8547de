/// Why a message was not accepted. No case carries an address.
public enum MailError: Error, Equatable, Sendable {
    /// A 4xx answer: the same message may be accepted later.
    case refusedForNow(answer: String)
    /// A 5xx answer to this sender, recipient or message: trying again does not help.
    case refused(answer: String)
    /// The relay was not reached, hung up, or does not let us in; it has not got the message. Worth trying again.
    case unreachable(reason: String)
    /// The connection was lost between the end of the message and the relay's answer. The relay may have it, so that
    /// trying again may deliver a second copy with the same Message-ID.
    case unconfirmed(reason: String)
}

extension MailError {
    /// What the operator and the case's history see.
    public var explanation: String {
        switch self {
        case .refusedForNow(let answer): "the relay refused for now: \(answer)"
        case .refused(let answer): "the relay refused: \(answer)"
        case .unreachable(let reason): "the relay was not reached: \(reason)"
        case .unconfirmed(let reason): "the relay did not confirm: \(reason)"
        }
    }
}
