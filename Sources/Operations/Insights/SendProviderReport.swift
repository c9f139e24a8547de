import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Sends one provider its report of one month.
///
/// A worker that dies after the relay's answer sends it again under the same Message-ID.
public struct SendProviderReport: Sendable {
    private let office: CaseOffice
    private let mailer: any Mailer
    private let composer: any MailComposer

    /// What the names of these mails begin with; no case's does.
    public static let namePrefix = "provider-report."

    public enum Outcome: Sendable {
        case sent
        /// The relay, or the composer, does not take that address at all.
        case refused
        /// There is no such provider, or no such month.
        case unknown
    }

    public init(_ office: CaseOffice, mailer: any Mailer, composer: any MailComposer) {
        self.office = office
        self.mailer = mailer
        self.composer = composer
    }

    /// - Parameter checkFence: throws when the job is not this worker's any more; asked right before the outside call.
    /// - Throws: `MailError` when the relay may accept it later.
    public func callAsFunction(
        _ args: ProviderReportArgs, job: ClaimedJob, checkFence: @Sendable () async throws -> Void
    ) async throws -> Outcome {
        let id = ProviderID(rawValue: args.provider)
        guard let provider = office.directory.provider(id), let month = Month(iso8601: args.month),
            let report = try await MakeProviderReport(office)(of: id, in: month)
        else { return .unknown }
        let letter = ProviderReportLetter(report: report, name: office.directory.name(of: id) ?? args.provider)
        guard let mail = try compose(letter.rendered, to: provider.contact, args, job) else { return .refused }
        try await checkFence()
        return switch try await mailer.hand(over: mail) {
        case .accepted: .sent
        case .refused: .refused
        }
    }

    /// - Returns: nil for an address that no relay would take
    private func compose(
        _ letter: RenderedMessage, to contact: ProviderContact, _ args: ProviderReportArgs, _ job: ClaimedJob
    ) throws -> ComposedMail? {
        let name = "\(Self.namePrefix)\(args.provider).\(args.month)"
        let messageID = "\(name)@\(office.correspondence.messageDomain)"
        let mail = OutgoingMail(
            messageID: messageID, from: office.correspondence.from,
            to: Mailbox(name: contact.name, address: contact.email), subject: letter.subject, text: letter.text,
            html: letter.html, date: job.enqueuedAt, reference: nil)
        return try composer.composeIfAddressable(mail).map { raw in
            ComposedMail(
                messageID: messageID, envelopeFrom: office.correspondence.from.address, recipient: contact.email,
                fileName: name, raw: raw)
        }
    }
}
