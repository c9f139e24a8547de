import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Tells a provider once a day of what it has to know and nothing to do about: one mail for all that is due.
///
/// Each message has its own job. The first that comes gathers what is due and sends it; the others find their message
/// told. What was gathered stands written down before the first attempt, so that a worker that dies leads to the same
/// mail under the same Message-ID.
struct SendDigest: Sendable {
    let office: CaseOffice
    let mailer: any Mailer
    let composer: any MailComposer

    private enum Preparation: Sendable {
        case told
        /// Another job is about to send it.
        case isBeingSent
        case ready(StoredDigest)
    }

    func callAsFunction(
        _ message: UUID, job: ClaimedJob, checkFence: @Sendable () async throws -> Void
    ) async throws -> SendingOutcome {
        switch try await prepare(message) {
        case .told: return .nothingToSend
        case .isBeingSent: return .waitsForEarlier
        case .ready(let digest):
            try await checkFence()
            try await record(try await send(digest), of: digest, job)
            return .recorded
        }
    }

    private func prepare(_ id: UUID) async throws -> Preparation {
        try await office.transaction { connection, writer in
            guard let caseID = try connection.execute(FindMessage(id)).first?.caseID else { return .told }
            let provider = try writer.read(caseID, connection).subject.provider
            try connection.run(LockDigests(of: provider))
            guard let message = try connection.execute(FindMessage(id)).first, message.state == .queued else {
                return .told
            }
            guard let gathered = message.digestID else {
                return .ready(try gather(for: message, of: provider, writer, connection))
            }
            guard let digest = try connection.execute(FindDigest(gathered)).first, !digest.isSettled else {
                return .told
            }
            // Bounded: where the job that gathered it was given up, another sends it.
            let waits = writer.now.timeIntervalSince(digest.createdAt) < Self.longestWaitForSender
            return digest.sentBy == id || !waits ? .ready(digest) : .isBeingSent
        }
    }

    private func gather(
        for message: StoredMessage, of provider: ProviderID, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> StoredDigest {
        let due = try connection.execute(ListForDigest(of: provider, dueBy: writer.now, limit: Self.most))
        // The job's own is due by its job, whatever the clock of this process says.
        let messages = due.contains { $0.id == message.id } ? due : [message] + due
        let contact = office.directory.provider(provider).map {
            Mailbox(name: $0.contact.name, address: $0.contact.email)
        }
        var entries: [DigestLetter.Entry] = []
        for message in messages {
            let stored = try writer.read(message.caseID, connection)
            let facts = MessageFactFinder(office: office, today: writer.today)
                .facts(of: message, on: stored, to: contact?.name ?? "")
            let rendered = MessageCatalogue.render(facts)
            entries.append(
                DigestLetter.Entry(
                    reference: facts.reference, title: MessageCatalogue.title(facts), url: facts.trackingURL))
            let copy = MessageCopy(subject: rendered.subject, body: rendered.text, raw: [], address: contact?.address)
            _ = try connection.execute(KeepCopy(copy, of: message.id))
        }
        let digest = try digest(sentBy: message.id, to: contact, of: provider, entries, at: writer.now)
        try connection.run(InsertDigest(digest, telling: messages.map(\.id)))
        return digest
    }

    private func digest(
        sentBy message: UUID, to contact: Mailbox?, of provider: ProviderID, _ entries: [DigestLetter.Entry],
        at now: Date
    ) throws -> StoredDigest {
        let id = UUID.version7()
        let messageID =
            "\(SendMessage.digestPrefix)\(id.uuidString.lowercased())@\(office.correspondence.messageDomain)"
        let raw = try contact.flatMap { contact in
            let letter = DigestLetter(day: LondonTime.day(of: now), name: contact.name, entries: entries).rendered
            return try composer.composeIfAddressable(
                OutgoingMail(
                    messageID: messageID, from: office.correspondence.from, to: contact, subject: letter.subject,
                    text: letter.text, html: letter.html, date: now, reference: nil))
        }
        return StoredDigest(
            id: id, provider: provider, createdAt: now, internetMessageID: messageID, sentBy: message,
            raw: raw ?? [], address: contact?.address ?? "")
    }

    private func send(_ digest: StoredDigest) async throws -> MessageSettlement {
        guard !digest.raw.isEmpty else { return .unaddressable }
        let composed = ComposedMail(
            messageID: digest.internetMessageID, envelopeFrom: office.correspondence.from.address,
            recipient: digest.address, fileName: String(digest.internetMessageID.prefix { $0 != "@" }), raw: digest.raw)
        return MessageSettlement(try await mailer.hand(over: composed))
    }

    /// The digest, its messages and the job: one transaction. What nobody takes is a matter for a person on each case.
    private func record(_ settlement: MessageSettlement, of digest: StoredDigest, _ job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            let told = try connection.execute(SettleDigest(digest.id, settlement, at: writer.now))
            guard settlement.state == .undelivered else { return }
            for (caseID, notice) in told {
                try writer.perform(.noticeUndelivered(notice), on: caseID, connection)
            }
        }
    }

    /// A provider that has more than that gets another one.
    private static let most = 500
    /// Seconds of case time.
    private static let longestWaitForSender: TimeInterval = 60
}
