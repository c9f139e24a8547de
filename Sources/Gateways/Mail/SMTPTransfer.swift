import Operations

/// One message on its way to the relay: libcurl does it, this reads the outcome.
struct SMTPTransfer {
    private let mail: ComposedMail
    private let configuration: SMTPConfiguration
    private let dialogue: SMTPDialogue

    init(_ mail: ComposedMail, over configuration: SMTPConfiguration, cancellation: Cancellation) {
        self.mail = mail
        self.configuration = configuration
        dialogue = SMTPDialogue(message: mail.raw, cancellation: cancellation)
    }

    /// Blocks until the relay has answered or the time is over.
    func perform() throws(MailError) -> MailReceipt {
        guard let handle = CurlHandle() else { throw .unreachable(reason: "libcurl did not start") }
        let setting = configure(handle)
        guard setting.isSuccess else { throw .unreachable(reason: "libcurl: \(setting.explanation)") }
        let outcome = handle.perform(dialogue)
        let answer = dialogue.answer(hiding: [mail.recipient, mail.envelopeFrom])
        guard outcome.isSuccess, let answer else { throw failure(outcome, answer) }
        return MailReceipt(relay: configuration.host, answer: answer.line)
    }

    private func configure(_ handle: borrowing CurlHandle) -> CurlOutcome {
        handle.connect(to: configuration)
        handle.setEnvelope(
            from: GMimeLibrary.asciiAddress(mail.envelopeFrom), to: GMimeLibrary.asciiAddress(mail.recipient),
            size: mail.raw.count)
        return handle.setting
    }

    /// An answer counts against the message only when it is about the message: a relay that does not let us in, or
    /// not without a login, says nothing about the recipient.
    private func failure(_ outcome: CurlOutcome, _ answer: SMTPAnswer?) -> MailError {
        if let answer, answer.code >= 400 {
            return isAboutUs(answer) ? .unreachable(reason: answer.line) : refusal(answer)
        }
        let reason = dialogue.isCancelled ? "sending was cancelled" : outcome.explanation
        return dialogue.progress == .handedOver ? .unconfirmed(reason: reason) : .unreachable(reason: reason)
    }

    private func refusal(_ answer: SMTPAnswer) -> MailError {
        answer.code < 500 ? .refusedForNow(answer: answer.line) : .refused(answer: answer.line)
    }

    /// 530, 534, 535 and 538 ask for a login or for encryption (RFC 4954 §6, RFC 3207 §4).
    private func isAboutUs(_ answer: SMTPAnswer) -> Bool {
        dialogue.progress == .preparing || [530, 534, 535, 538].contains(answer.code)
    }
}
