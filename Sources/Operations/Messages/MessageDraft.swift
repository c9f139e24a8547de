import Domain
import FoundationEssentials
import Persistence
import Postgres

/// A message about to be sent: who it goes to, what it says, and where it stands in its thread.
struct MessageDraft: Sendable {
    /// How somebody is reached.
    enum Correspondent: Sendable {
        case mailbox(Mailbox)
        /// Somebody without an e-mail address.
        case postal(PostalAddress)
        /// The role has nobody yet; the work list shows the case all the same.
        case nobody
    }

    let message: StoredMessage
    let correspondent: Correspondent
    let waitsForEarlier: Bool
    private let rendered: RenderedMessage
    /// The letter on paper; empty for a mail.
    private let sheet: String
    private let reference: Reference
    private let thread: [String]
    private let from: Mailbox
    private let returnAddresses: ReturnAddresses?
    private let replyAddress: String?

    init(
        _ message: StoredMessage, of stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws {
        self.message = message
        let addressBook = AddressBook(office: writer.office, today: writer.today)
        correspondent = try addressBook.correspondent(for: message.notice, of: stored, connection)
        let facts = MessageFactFinder(office: writer.office, today: writer.today)
            .facts(of: message, on: stored, to: correspondent.name)
        rendered = MessageCatalogue.render(facts)
        sheet = Self.sheet(facts, to: correspondent, message, stored, writer.office.correspondence.from.name)
        let earlier = try connection.execute(ListMessages(of: stored.subject.id))
            .filter { $0.notice.to == message.notice.to && $0.number < message.number }
        thread = try MailThread(between: message.notice.to, and: earlier, of: stored.subject.id, connection).references
        returnAddresses = ReturnAddresses(writer.office)
        replyAddress = returnAddresses?.reply(to: message.notice.to, of: stored)
        // Bounded: a message that the relay keeps refusing for now must not hold up the others for long.
        waitsForEarlier = earlier.contains {
            $0.state == .queued && !$0.isHeld(at: writer.now)
                && writer.now.timeIntervalSince($0.createdAt) < Self.longestWaitForEarlier
        }
        reference = stored.reference
        from = writer.office.correspondence.from
    }

    var isToSomebody: Bool {
        if case .nobody = correspondent { false } else { true }
    }

    /// Where the relay reports to when the message cannot be delivered: the report then says by its own address which.
    var envelopeFrom: String {
        returnAddresses?.bounce(of: message.id) ?? from.address
    }

    /// The left side of the Message-ID: case, kind, step and recipient.
    var fileName: String {
        String(message.internetMessageID.prefix { $0 != "@" })
    }

    /// Writes the message as it goes out.
    func copy(by composer: any MailComposer) throws -> MessageCopy {
        switch correspondent {
        case .mailbox(let mailbox):
            let raw = try composer.composeIfAddressable(mail(to: mailbox))
            return copy(raw ?? [], to: raw == nil ? nil : mailbox.address)
        case .postal: return copy(Array(sheet.utf8))
        case .nobody: return copy([])
        }
    }

    /// Dated by the day on which it was owed, so that it is the same whenever it is printed.
    private static func sheet(
        _ facts: MessageFacts, to correspondent: Correspondent, _ message: StoredMessage, _ stored: StoredCase,
        _ sender: String
    ) -> String {
        guard case .postal(let address) = correspondent else { return "" }
        return MessageCatalogue.sheet(
            facts, to: address, on: LondonTime.day(of: message.createdAt), from: sender,
            isLarge: stored.complaint.adjustments.contains(.largePrint))
    }

    private func copy(_ raw: [UInt8], to address: String? = nil) -> MessageCopy {
        MessageCopy(subject: rendered.subject, body: rendered.text, raw: raw, address: address)
    }

    private func mail(to mailbox: Mailbox) -> OutgoingMail {
        OutgoingMail(
            messageID: message.internetMessageID, from: from, to: mailbox,
            replyTo: replyAddress.map { Mailbox(name: from.name, address: $0) }, subject: rendered.subject,
            text: rendered.text, html: rendered.html, language: rendered.language, inReplyTo: thread.last,
            references: thread, date: message.createdAt, reference: reference.spoken)
    }

    /// Seconds of case time.
    private static let longestWaitForEarlier: TimeInterval = 60
}

extension StoredMessage {
    /// Until the morning. What is sent meanwhile does not wait for it.
    fileprivate func isHeld(at now: Date) -> Bool { sendAt.map { $0 > now } ?? false }
}

extension MessageDraft.Correspondent {
    var name: String {
        switch self {
        case .mailbox(let mailbox): mailbox.name
        case .postal(let address): address.name
        case .nobody: ""
        }
    }
}
