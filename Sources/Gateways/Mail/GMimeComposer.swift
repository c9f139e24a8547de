import CGMime
import Domain
import FoundationEssentials
public import Operations

/// Composes messages with libgmime: text and HTML as alternatives in UTF-8 and quoted-printable.
///
/// Everything in the result comes from the message itself, the boundary from its Message-ID: equal input, equal bytes.
public struct GMimeComposer: MailComposer {
    public init() {}

    public func compose(_ mail: OutgoingMail) throws(MailCompositionError) -> [UInt8] {
        let message = GMimeDraft()
        try address(mail, on: message)
        try thread(mail, on: message)
        label(mail, on: message)
        message.setAlternatives(
            text: mail.text, html: mail.html, language: mail.language.tag, boundary: Self.boundary(of: mail.messageID))
        guard let bytes = message.bytes() else { throw .unwritable }
        return bytes
    }

    private func address(_ mail: OutgoingMail, on message: borrowing GMimeDraft) throws(MailCompositionError) {
        message.add(try HeaderMailbox(mail.from, header: "From"), as: GMIME_ADDRESS_TYPE_FROM)
        message.add(try HeaderMailbox(mail.to, header: "To"), as: GMIME_ADDRESS_TYPE_TO)
        if let replyTo = mail.replyTo {
            message.add(try HeaderMailbox(replyTo, header: "Reply-To"), as: GMIME_ADDRESS_TYPE_REPLY_TO)
        }
        message.setSubject(HeaderText.clean(mail.subject))
        message.setDate(secondsSince1970: Int(mail.date.timeIntervalSince1970))
    }

    private func thread(_ mail: OutgoingMail, on message: borrowing GMimeDraft) throws(MailCompositionError) {
        message.setMessageID(try MessageIDText.checked(mail.messageID, header: "Message-ID"))
        if let inReplyTo = mail.inReplyTo {
            let parent = try MessageIDText.checked(inReplyTo, header: "In-Reply-To")
            message.setHeader("In-Reply-To", "<\(parent)>")
        }
        guard !mail.references.isEmpty else { return }
        var ancestors: [String] = []
        for reference in mail.references {
            ancestors.append("<\(try MessageIDText.checked(reference, header: "References"))>")
        }
        message.setHeader("References", ancestors.joined(separator: " "))
    }

    /// Tells other machines not to answer: RFC 3834, and the header that Exchange heeds. `X-Loop` is known again when
    /// somebody's server sends all that it gets back to us.
    private func label(_ mail: OutgoingMail, on message: borrowing GMimeDraft) {
        message.setHeader("Auto-Submitted", mail.reference == nil ? "auto-replied" : "auto-generated")
        message.setHeader("X-Auto-Response-Suppress", "All")
        message.setHeader("X-Loop", HeaderText.clean(mail.from.address))
        if let reference = mail.reference { message.setHeader("X-Redress-Reference", HeaderText.clean(reference)) }
    }

    /// `=_` cannot occur in quoted-printable text (RFC 2045 §6.7), so no content can look like the boundary. At most
    /// 70 characters (RFC 2046 §5.1.1).
    private static func boundary(of messageID: String) -> String {
        let letters = messageID.utf8.filter { $0.isASCIILetterOrDigit }
        return "=_" + String(decoding: letters.prefix(60), as: UTF8.self)
    }
}
