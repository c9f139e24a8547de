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
        case postal(name: String)
        /// The role has nobody yet; the work list shows the case all the same.
        case nobody
    }

    let message: StoredMessage
    let correspondent: Correspondent
    let rendered: RenderedMessage
    let waitsForEarlier: Bool
    private let reference: Reference
    private let thread: [String]
    private let from: Mailbox

    init(
        _ message: StoredMessage, of stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws {
        self.message = message
        let addressBook = AddressBook(office: writer.office, today: writer.today)
        correspondent = try addressBook.correspondent(for: message.notice, of: stored, connection)
        let facts = MessageFactFinder(office: writer.office, today: writer.today)
            .facts(of: message, on: stored, to: correspondent.name)
        rendered = MessageCatalogue.render(facts)
        let earlier = try connection.execute(ListMessages(of: stored.subject.id))
            .filter { $0.notice.to == message.notice.to && $0.number < message.number }
        thread = earlier.filter { $0.state == .accepted }.map(\.internetMessageID)
        // Bounded: a message that the relay keeps refusing for now must not hold up the others for long.
        waitsForEarlier = earlier.contains {
            $0.state == .queued && writer.now.timeIntervalSince($0.createdAt) < Self.longestWaitForEarlier
        }
        reference = stored.reference
        from = writer.office.correspondence.from
    }

    var isToSomebody: Bool {
        if case .nobody = correspondent { false } else { true }
    }

    /// The left side of the Message-ID: case, kind, step and recipient.
    var fileName: String {
        String(message.internetMessageID.prefix { $0 != "@" })
    }

    func mail(to mailbox: Mailbox) -> OutgoingMail {
        OutgoingMail(
            messageID: message.internetMessageID, from: from, to: mailbox, subject: rendered.subject,
            text: rendered.text, html: rendered.html, inReplyTo: thread.last, references: thread,
            date: message.createdAt, reference: reference.spoken)
    }

    func settlement(
        _ state: StoredMessage.State, raw: [UInt8], relay: String, answer: String
    ) -> MessageSettlement {
        MessageSettlement(
            state: state, subject: rendered.subject, body: rendered.text, raw: raw, relay: relay, answer: answer)
    }

    /// Seconds of case time.
    private static let longestWaitForEarlier: TimeInterval = 60
}

extension MessageDraft.Correspondent {
    var name: String {
        switch self {
        case .mailbox(let mailbox): mailbox.name
        case .postal(let name): name
        case .nobody: ""
        }
    }
}
