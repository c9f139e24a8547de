import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Sends one message of a case, and records what the relay said, with the exact copy.
///
/// A worker that dies between the relay's answer and the commit leads to a second copy with the same Message-ID: mail
/// has no transaction, and a message less would be worse.
public struct SendMessage: Sendable {
    private let office: CaseOffice
    private let mailer: any Mailer
    private let composer: any MailComposer
    private let printTray: any PrintTray

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
        guard let draft = try await prepare(args) else { return .nothingToSend }
        if draft.waitsForEarlier { return .waitsForEarlier }
        try await checkFence()
        let settlement = try await send(draft)
        try await record(settlement, of: draft, job)
        return .recorded
    }

    private func prepare(_ args: SendMessageArgs) async throws -> MessageDraft? {
        let office = office
        return try await office.transaction { connection, writer in
            guard let message = try connection.execute(FindMessage(args.message)).first, message.state != .accepted
            else { return nil }
            let stored = try writer.read(message.caseID, connection)
            return try MessageDraft(message, of: stored, writer, connection)
        }
    }

    private func send(_ draft: MessageDraft) async throws -> MessageSettlement {
        switch draft.correspondent {
        case .mailbox(let mailbox): try await mail(draft, to: mailbox)
        case .postal(let name): try await print(draft, to: name)
        case .nobody: draft.settlement(.undelivered, raw: [], relay: "none", answer: "nobody has this role yet")
        }
    }

    private func mail(_ draft: MessageDraft, to mailbox: Mailbox) async throws -> MessageSettlement {
        guard let raw = try compose(draft, to: mailbox) else {
            return draft.settlement(.undelivered, raw: [], relay: "none", answer: "the address cannot be used")
        }
        let composed = ComposedMail(
            messageID: draft.message.internetMessageID, envelopeFrom: office.correspondence.from.address,
            recipient: mailbox.address, fileName: draft.fileName, raw: raw)
        do throws(MailError) {
            let receipt = try await mailer.send(composed)
            return draft.settlement(.accepted, raw: raw, relay: receipt.relay, answer: receipt.answer)
        } catch {
            guard case .refused(let answer) = error else { throw error }
            return draft.settlement(.undelivered, raw: raw, relay: "relay", answer: answer)
        }
    }

    /// - Returns: `nil` for an address that no relay would take: trying again does not help.
    private func compose(_ draft: MessageDraft, to mailbox: Mailbox) throws -> [UInt8]? {
        do throws(MailCompositionError) {
            return try composer.compose(draft.mail(to: mailbox))
        } catch {
            guard case .unusableAddress = error else { throw error }
            return nil
        }
    }

    private func print(_ draft: MessageDraft, to name: String) async throws -> MessageSettlement {
        let letter = "\(name)\n\n\(draft.rendered.subject)\n\n\(draft.rendered.text)"
        try await printTray.place(letter, named: draft.fileName)
        return draft.settlement(
            .accepted, raw: Array(letter.utf8), relay: "print tray", answer: "placed in the print tray")
    }

    /// The message, the job and, for a notice that starts a clock, the case: one transaction.
    private func record(_ settlement: MessageSettlement, of draft: MessageDraft, _ job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            // Lock order: lease, then case.
            let stored = try writer.lock(draft.message.caseID, connection)
            let settle = SettleMessage(draft.message.id, settlement, at: writer.now)
            guard try !connection.execute(settle).isEmpty else { return }
            guard let command = command(for: settlement, draft) else { return }
            do {
                try writer.perform(command, on: stored, connection)
            } catch CaseRefusal.staleTimer {
                // The case went on before its notice did: there is no clock left to start.
            }
        }
    }

    private func command(for settlement: MessageSettlement, _ draft: MessageDraft) -> CaseCommand? {
        let notice = draft.message.notice
        switch settlement.state {
        case .accepted:
            return notice.startsClock == nil ? nil : .noticeAccepted(notice, relay: settlement.relay)
        case .undelivered:
            return draft.isToSomebody ? .noticeUndelivered(notice) : nil
        case .queued:
            return nil
        }
    }
}

/// What became of a job that sends a message.
public enum SendingOutcome: Sendable {
    /// The relay's answer stands in the database, and the job is acknowledged.
    case recorded
    /// It was sent before.
    case nothingToSend
    /// An earlier message to the same person is still on its way; the thread keeps its order.
    case waitsForEarlier
}

/// Where letters are put for printing and posting.
public protocol PrintTray: Sendable {
    /// Placing the same letter again leaves one.
    func place(_ letter: String, named name: String) async throws
}
