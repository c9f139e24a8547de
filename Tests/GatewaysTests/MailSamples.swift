import Domain
import FoundationEssentials
import Operations

/// Messages for the tests, all to addresses that do not exist.
enum MailSamples {
    static func outgoing(
        to: Mailbox = Mailbox(name: "Ada Example", address: "ada@example.invalid"),
        subject: String = "[Redress ABCD EFGH] We have your complaint", text: String = "Dear Ada,\n\nThank you.\n",
        html: String = "<p>Dear Ada,</p>\n<p>Thank you.</p>\n", messageID: String = "case-1.opened@redress.example",
        language: Language = .english, inReplyTo: String? = nil, references: [String] = [],
        reference: String = "ABCD EFGH"
    ) -> OutgoingMail {
        OutgoingMail(
            messageID: messageID, from: Mailbox(name: "Redress", address: "cases@redress.example"), to: to,
            replyTo: Mailbox(name: "Redress", address: "case+abcdefgh@redress.example"), subject: subject, text: text,
            html: html, language: language, inReplyTo: inReplyTo, references: references,
            date: Date(timeIntervalSince1970: 1_775_120_400), reference: reference)
    }

    static func composed(to recipient: String, raw: String = sample, fileName: String = "case-1.opened") -> ComposedMail
    {
        ComposedMail(
            messageID: "case-1.opened@redress.example", envelopeFrom: "bounces@redress.example", recipient: recipient,
            fileName: fileName, raw: Array(raw.utf8))
    }

    /// With lines that begin with dots, which SMTP has to carry through.
    static let sample = "Subject: dots\r\nMessage-ID: <case-1.opened@redress.example>\r\n\r\n.\r\n..two\r\n.end\r\n"
}
