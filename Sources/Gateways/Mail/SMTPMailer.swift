public import Operations

/// Hands messages to a relay with libcurl, one connection a message.
///
/// `send` waits on a thread of its own and returns within about a second when its task is cancelled.
public struct SMTPMailer: Mailer {
    private let configuration: SMTPConfiguration

    public init(_ configuration: SMTPConfiguration) {
        self.configuration = configuration
    }

    public func send(_ mail: ComposedMail) async throws(MailError) -> MailReceipt {
        guard MailAddress.isUsable(mail.recipient), MailAddress.isUsable(mail.envelopeFrom) else {
            throw .refused(answer: "553 5.1.3 unusable address, not sent")
        }
        let configuration = self.configuration
        let cancellation = Cancellation()
        let outcome = await withTaskCancellationHandler {
            await OwnThread.run("smtp-mailer") {
                Result { () throws(MailError) in
                    try SMTPTransfer(mail, over: configuration, cancellation: cancellation).perform()
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        return try outcome.get()
    }
}
