import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Sends one message of a case: writes it down as it goes out, sends it, and records what the relay said.
///
/// A worker that dies between the relay's answer and the commit leads to a second copy: mail has no transaction, and a
/// message less would be worse. It has the same Message-ID and is the same byte for byte, because it was written down
/// before the first attempt.
public struct SendMessage: Sendable {
    /// What the names of digests begin with; no message's of a case does.
    public static let digestPrefix = "digest."

    private let office: CaseOffice
    private let mailer: any Mailer
    private let composer: any MailComposer
    private let printTray: any PrintTray

    private var personWatch: PersonWatch { PersonWatch(office: office) }
    private var digest: SendDigest { SendDigest(office: office, mailer: mailer, composer: composer) }

    /// How a message stands before an attempt.
    private enum Preparation: Sendable {
        case nothingToSend
        case isForDigest
        case waitsForEarlier
        case ready(MessageDraft, MessageCopy)
    }

    public init(_ office: CaseOffice, mailer: any Mailer, composer: any MailComposer, printTray: any PrintTray) {
        self.office = office
        self.mailer = mailer
        self.composer = composer
        self.printTray = printTray
    }

    /// - Parameter checkFence: throws when the job is not this worker's any more; asked right before the outside call.
    /// - Throws: `MailError` when the relay may accept the message later.
    public func callAsFunction(
        _ args: SendMessageArgs, job: ClaimedJob, checkFence: @Sendable () async throws -> Void
    ) async throws -> SendingOutcome {
        switch try await prepare(args) {
        case .isForDigest: return try await digest(args.message, job: job, checkFence: checkFence)
        case .nothingToSend: return .nothingToSend
        case .waitsForEarlier: return .waitsForEarlier
        case .ready(let draft, let copy):
            try await checkFence()
            try await record(try await send(copy, of: draft), of: draft, job)
            return .recorded
        }
    }

    /// A transaction of its own: the copy stands before anything goes out.
    private func prepare(_ args: SendMessageArgs) async throws -> Preparation {
        try await office.transaction { connection, writer in
            guard let message = try connection.execute(FindMessage(args.message)).first, message.state != .accepted
            else { return .nothingToSend }
            if message.isForDigest { return .isForDigest }
            let stored = try writer.read(message.caseID, connection)
            if message.opensCorrespondence { try personWatch.remember(stored, connection) }
            let draft = try MessageDraft(message, of: stored, writer, connection)
            if draft.waitsForEarlier { return .waitsForEarlier }
            return try keptCopy(of: draft, connection).map { .ready(draft, $0) } ?? .nothingToSend
        }
    }

    /// - Returns: `nil` when another attempt was accepted meanwhile.
    private func keptCopy(of draft: MessageDraft, _ connection: isolated Connection) throws -> MessageCopy? {
        let id = draft.message.id
        if let kept = try connection.execute(FindCopy(id)).first { return kept }
        let copy = try draft.copy(by: composer)
        guard try connection.execute(KeepCopy(copy, of: id)).isEmpty else { return copy }
        // Another attempt was a moment earlier, so its copy counts.
        return try connection.execute(FindCopy(id)).first
    }

    private func send(_ copy: MessageCopy, of draft: MessageDraft) async throws -> MessageSettlement {
        switch draft.correspondent {
        case .mailbox: try await mail(copy, of: draft)
        case .postal: try await print(copy, of: draft)
        case .nobody: MessageSettlement(.undelivered, relay: "none", answer: "nobody has this role yet")
        }
    }

    private func mail(_ copy: MessageCopy, of draft: MessageDraft) async throws -> MessageSettlement {
        guard let address = copy.address else { return .unaddressable }
        let composed = ComposedMail(
            messageID: draft.message.internetMessageID, envelopeFrom: draft.envelopeFrom,
            recipient: address, fileName: draft.fileName, raw: copy.raw)
        return MessageSettlement(try await mailer.hand(over: composed))
    }

    private func print(_ copy: MessageCopy, of draft: MessageDraft) async throws -> MessageSettlement {
        try await printTray.place(String(decoding: copy.raw, as: UTF8.self), named: draft.fileName)
        return MessageSettlement(.accepted, relay: "print tray", answer: "placed in the print tray")
    }

    /// The message, the job and, for a notice that starts a clock, the case: one transaction.
    private func record(_ settlement: MessageSettlement, of draft: MessageDraft, _ job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            // Lock order: lease, then case.
            let stored = try writer.lock(draft.message.caseID, connection)
            let settle = SettleMessage(draft.message.id, settlement, at: writer.now)
            guard try !connection.execute(settle).isEmpty else { return }
            if draft.message.opensCorrespondence { try personWatch.look(stored, connection) }
            guard let command = try command(for: settlement, draft, connection) else { return }
            do {
                try writer.perform(command, on: stored, connection)
            } catch CaseRefusal.staleTimer {
                // The case went on before its notice did: there is no clock left to start.
            }
        }
    }

    /// A notice of an earlier round starts no clock of a later one, whose own notice is still to come.
    private func command(
        for settlement: MessageSettlement, _ draft: MessageDraft, _ connection: isolated Connection
    ) throws -> CaseCommand? {
        let notice = draft.message.notice
        switch settlement.state {
        case .accepted:
            guard notice.startsClock != nil,
                try connection.execute(HasNewerNotice(than: draft.message.id)).first == false
            else { return nil }
            return .noticeAccepted(notice, relay: settlement.relay)
        case .undelivered:
            return draft.isToSomebody ? .noticeUndelivered(notice) : nil
        case .queued:
            return nil
        }
    }
}

extension MessageSettlement {
    /// There is no address that a relay would take.
    static let unaddressable = MessageSettlement(
        .undelivered, relay: "none", answer: "the address cannot be used")

    init(_ verdict: RelayVerdict) {
        switch verdict {
        case .accepted(let receipt): self.init(.accepted, relay: receipt.relay, answer: receipt.answer)
        case .refused(let answer): self.init(.undelivered, relay: "relay", answer: answer)
        }
    }
}

/// What became of a job that sends a message.
public enum SendingOutcome: Sendable {
    /// The relay's answer stands in the database, and the job is acknowledged.
    case recorded
    /// It was sent before.
    case nothingToSend
    /// An earlier message to the same person is still on its way, and the thread keeps its order; or another job is
    /// sending the digest that it is told in.
    case waitsForEarlier
}

/// Where letters are put for printing and posting.
public protocol PrintTray: Sendable {
    /// Placing the same letter again leaves one.
    ///
    /// - Parameter letter: a whole HTML document for A4
    func place(_ letter: String, named name: String) async throws
}
