/// What libcurl and the relay have said to each other over one message: enough to tell whose fault a failure was, and
/// whether the message may have got through. Lives on the thread of its transfer.
final class SMTPDialogue {
    /// How far the message came.
    enum Progress: Comparable {
        /// Connecting, greeting, encryption, login.
        case preparing
        /// Sender, recipient, permission to send.
        case negotiating
        /// On its way; the relay cannot have taken it yet.
        case sending
        /// The relay has, or may have, all of it.
        case handedOver
    }

    private(set) var progress = Progress.preparing
    private var message: ArraySlice<UInt8>
    private var lines: [String] = []
    private let cancellation: Cancellation

    init(message: [UInt8], cancellation: Cancellation) {
        self.message = message[...]
        self.cancellation = cancellation
    }

    var isCancelled: Bool { cancellation.isCancelled }

    /// The relay's last answer, but for its goodbye.
    func answer(hiding addresses: [String]) -> SMTPAnswer? {
        SMTPAnswer(lines: lines, hiding: addresses)
    }

    /// Of a command only its verb is looked at: the rest may be a password.
    func sent(verb: String) {
        switch verb {
        case "MAIL", "RCPT", "DATA": progress = max(progress, .negotiating)
        default: break
        }
    }

    func received(line: String) {
        guard !line.hasPrefix("221") else { return }
        let isNewAnswer = lines.last.map { !$0.dropFirst(3).hasPrefix("-") } ?? true
        lines = isNewAnswer ? [line] : lines + [line]
    }

    /// The next part of the message; empty at its end.
    func nextPart(atMost count: Int) -> ArraySlice<UInt8> {
        let part = message.prefix(count)
        message = message.dropFirst(part.count)
        // libcurl ends the message in the same breath as it learns that there is no more.
        progress = message.isEmpty ? .handedOver : .sending
        return part
    }
}
