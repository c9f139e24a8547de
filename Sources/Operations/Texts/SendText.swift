import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Tells a complainant who prefers the telephone by a text message that there is a message. It starts no clock and ends
/// none: what counts is the mail or the letter.
///
/// It is written down before its first attempt, so a worker that dies leads to the same text under the same id.
public struct SendText: Sendable {
    private let office: CaseOffice
    private let gateway: any TextGateway

    public init(_ office: CaseOffice, gateway: any TextGateway) {
        self.office = office
        self.gateway = gateway
    }

    /// - Parameter checkFence: throws when the job is not this worker's any more; asked right before the outside call.
    /// - Throws: `TextGatewayError` when the gateway may take it later.
    public func callAsFunction(
        _ args: SendMessageArgs, job: ClaimedJob, checkFence: @Sendable () async throws -> Void
    ) async throws {
        guard let text = try await prepare(args.message) else { return try await finish(job, nil) }
        guard let state = try await send(text, checkFence) else { return try await finish(job, nil) }
        try await finish(job, (text.id, state))
    }

    /// - Returns: nil where there is nothing to tell, or nobody to tell it to
    private func prepare(_ message: UUID) async throws -> StoredText? {
        try await office.transaction { connection, writer in
            guard let message = try connection.execute(FindMessage(message)).first else { return nil }
            let stored = try writer.read(message.caseID, connection)
            guard let number = stored.numberForTexts else { return nil }
            let facts = MessageFactFinder(office: office, today: writer.today)
                .facts(of: message, on: stored, to: stored.complaint.complainant.name)
            let letter = TextLetter(
                kind: message.notice.kind, reference: facts.reference, title: MessageCatalogue.title(facts),
                language: facts.language, isOnPaper: stored.complaint.complainant.isWrittenToOnPaper)
            let text = StoredText(
                id: UUID.version7(), caseID: message.caseID, message: message.id, number: number.text,
                body: letter.body, createdAt: writer.now, changedAt: writer.now)
            return try connection.execute(KeepText(text)).first
        }
    }

    /// - Returns: nil for one that was settled before
    private func send(
        _ text: StoredText, _ checkFence: @Sendable () async throws -> Void
    ) async throws -> StoredText.State? {
        guard text.state == .queued else { return nil }
        if try await isTooLate(text) { return .expired }
        try await checkFence()
        do throws(TextGatewayError) {
            try await gateway.send(OutgoingText(id: text.id, number: text.number, body: text.body))
            return .accepted
        } catch {
            guard case .refused = error else { throw error }
            return .undelivered
        }
    }

    private func isTooLate(_ text: StoredText) async throws -> Bool {
        let now = try await office.quietTransaction { _, now in now }
        return now.timeIntervalSince(text.createdAt) > Self.longestWait
    }

    private func finish(_ job: ClaimedJob, _ outcome: (id: UUID, state: StoredText.State)?) async throws {
        try await office.quietTransaction { connection, now in
            try acknowledge(job, on: connection)
            guard let outcome else { return }
            try connection.run(SettleText(outcome.id, as: outcome.state, at: now))
        }
    }

    /// Seconds of case time: a day later the mail or the letter is there, and a text would be about what is known.
    private static let longestWait: TimeInterval = 24 * 60 * 60
}

extension StoredCase {
    /// Of somebody who prefers the telephone, and can be sent texts.
    var numberForTexts: MobileNumber? {
        let person = complaint.complainant
        return person.preferredChannel == .phone ? person.phone.flatMap(MobileNumber.init) : nil
    }
}
