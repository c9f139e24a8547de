import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Sends the link by which somebody goes on with a draft.
///
/// A worker that dies after the relay's answer sends it twice: the link is the same, and opening it uses nothing up.
public struct SendDraftLink: Sendable {
    private let office: CaseOffice
    private let mailer: any Mailer
    private let composer: any MailComposer

    public enum Outcome: Sendable {
        case sent
        /// The draft was sent or has expired meanwhile.
        case nothingToSend
        /// The relay, or the composer, does not take that address at all.
        case refused
    }

    public init(_ office: CaseOffice, mailer: any Mailer, composer: any MailComposer) {
        self.office = office
        self.mailer = mailer
        self.composer = composer
    }

    /// - Parameter checkFence: throws when the job is not this worker's any more; asked right before the outside call.
    /// - Throws: `MailError` when the relay may accept it later.
    public func callAsFunction(
        _ args: DraftLinkArgs, job: ClaimedJob, checkFence: @Sendable () async throws -> Void
    ) async throws -> Outcome {
        let found = try await office.quietTransaction { connection, now in
            try connection.execute(FindReturnAddress(of: args.draft, at: now)).first
        }
        guard let found else { return .nothingToSend }
        guard let mail = try compose(letter(to: found, args.draft), to: found.address, job) else { return .refused }
        try await checkFence()
        return switch try await mailer.hand(over: mail) {
        case .accepted: .sent
        case .refused: .refused
        }
    }

    private func letter(to found: FindReturnAddress.Found, _ id: DraftID) -> RenderedMessage {
        DraftLinkLetter(
            url: office.returnLink(to: id), code: office.tokens.draftCode(of: id),
            lastDay: LondonTime.day(of: found.expiresAt), language: found.language
        ).rendered
    }

    /// - Returns: nil for an address that no relay would take
    private func compose(
        _ letter: RenderedMessage, to address: String, _ job: ClaimedJob
    ) throws -> ComposedMail? {
        let name = "draft-link.\(job.id)"
        let messageID = "\(name)@\(office.correspondence.messageDomain)"
        let mail = OutgoingMail(
            messageID: messageID, from: office.correspondence.from, to: Mailbox(name: "", address: address),
            subject: letter.subject, text: letter.text, html: letter.html, language: letter.language,
            date: job.enqueuedAt, reference: nil)
        return try composer.composeIfAddressable(mail).map { raw in
            ComposedMail(
                messageID: messageID, envelopeFrom: office.correspondence.from.address, recipient: address,
                fileName: name, raw: raw)
        }
    }
}
