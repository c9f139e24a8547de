import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Answers messages that are no case's: one answer to an address and day, whatever it sends.
struct AnswerDesk: Sendable {
    let office: CaseOffice
    let composer: any MailComposer

    /// Keeps what could be read as a draft of the form, and asks its sender to finish it there.
    ///
    /// - Returns: false when the sender was answered today, or cannot be.
    func answer(
        _ mail: InboundMail, id mailID: UUID, offering complaint: UnfinishedComplaint, _ writer: CaseWriter,
        _ connection: isolated Connection
    ) throws -> Bool {
        guard let sender = mail.sender else { return false }
        let draft = DraftID(rawValue: .version7())
        let letter = IncompleteComplaintLetter(
            missing: complaint.missing, link: office.returnLink(to: draft), name: sender.name)
        let id = UUID.version7()
        let outgoing = outgoing(letter.rendered, to: sender, answering: mail, id: id, at: writer.now)
        guard let raw = try? composer.compose(outgoing) else { return false }
        let answer = MailAnswer(
            id: id, mailID: mailID, address: sender.address, internetMessageID: outgoing.messageID, raw: raw)
        guard try !connection.execute(KeepAnswer(answer, on: writer.today, at: writer.now)).isEmpty else {
            return false
        }
        try connection.run(office.newDraft(draft, complaint.answers, in: .english, at: writer.now))
        let args = try JobArgs.encode(AnswerMailArgs(answer: id))
        try connection.run(EnqueueJobs([NewJob(kind: .answerMail, args: args, queue: .mail)]))
        return true
    }

    private func outgoing(
        _ letter: RenderedMessage, to sender: MailSender, answering mail: InboundMail, id: UUID, at moment: Date
    ) -> OutgoingMail {
        OutgoingMail(
            messageID: "answer.\(id.uuidString.lowercased())@\(office.correspondence.messageDomain)",
            from: office.correspondence.from, to: Mailbox(name: sender.name, address: sender.address),
            replyTo: office.correspondence.inbox.map { Mailbox(name: office.correspondence.from.name, address: $0) },
            subject: letter.subject, text: letter.text, html: letter.html, inReplyTo: mail.messageID,
            references: [mail.messageID].compactMap { $0 }, date: moment, reference: nil)
    }
}

/// Tells somebody whose message is not yet a complaint what is missing and where to finish it. It repeats nothing of
/// the message: the sender's address may be somebody else's.
struct IncompleteComplaintLetter {
    let missing: [ComplaintField]
    let link: String
    let name: String

    var rendered: RenderedMessage {
        RenderedMessage(
            subject: "[Redress] Please finish your complaint",
            text: PlainTextRenderer.render([.heading(Self.title)] + blocks),
            html: HTMLRenderer.render(blocks, title: Self.title))
    }

    @MessageBlockBuilder
    private var blocks: [MessageBlock] {
        name.isEmpty ? "Hello," : "Dear \(name),"
        "Thank you for your message. We cannot begin yet, because we still need to know:"
        MessageBlock.list(missing.map(\.label))
        "Please finish your complaint on our form. It is free of charge."
        MessageBlock.action(label: "Finish your complaint", url: link)
        "We answer such a message once a day, and keep yours. If you did not write to us, please ignore this."
    }

    private static let title = "Please finish your complaint"
}
