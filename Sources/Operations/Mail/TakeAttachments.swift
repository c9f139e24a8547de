public import Domain
public import FoundationEssentials
public import JobQueue
import Persistence
public import Postgres

/// Makes evidence of the files that came with a party's message.
///
/// A file that is not taken (of no kind that is, too large, too late) is left where it is: it stays in the raw message,
/// its name stands in the case's history, and the message is on the list of the staff.
public struct TakeAttachments: Sendable {
    private let evidenceOffice: EvidenceOffice
    private let reader: any MailReader

    public init(_ evidenceOffice: EvidenceOffice, reader: any MailReader) {
        self.evidenceOffice = evidenceOffice
        self.reader = reader
    }

    /// Done again it goes on where it broke off: each file has the same id every time.
    public func callAsFunction(_ args: TakeAttachmentsArgs, job: ClaimedJob) async throws {
        if let raw = try await raw(args.mail) {
            for attachment in await reader.read(raw).attachments {
                guard let content = await reader.content(of: attachment, in: raw) else { continue }
                try await take(attachment, content, args)
            }
        }
        try await evidenceOffice.office.pool.transaction { try acknowledge(job, on: $0) }
    }

    private func raw(_ mail: UUID) async throws -> RawMail? {
        let stored = try await evidenceOffice.office.pool.withConnection { try $0.execute(ReadInboundMail(mail)) }
        return stored.first.map(RawMail.init)
    }

    private func take(_ attachment: MailAttachment, _ content: [UInt8], _ args: TakeAttachmentsArgs) async throws {
        let file = NewEvidence(
            fileName: String(attachment.name.prefix(EvidenceLimits.longestFileName)),
            description: "Came with an e-mail", size: content.count)
        do {
            let evidence = try await AddEvidence(evidenceOffice)(
                file, id: id(of: attachment, args.mail), of: args.party, on: args.caseID)
            guard evidence.state == .receiving else { return }
            try await ReceiveEvidence(evidenceOffice)(evidence, rest: content.dropFirst(evidence.received))
        } catch is EvidenceRefusal {
            return
        }
    }

    private func id(of attachment: MailAttachment, _ mail: UUID) -> EvidenceID {
        let name = "\(mail.uuidString) \(attachment.number)"
        return EvidenceID(
            rawValue: UUID(derivedFrom: evidenceOffice.office.tokens.seal("attachment", name, bytes: 16)))
    }
}

/// Takes attachments by a job of its own: they are stored while no transaction waits.
public struct AttachmentsAsEvidence: InboundAttachments {
    public init() {}

    public func keep(
        _ attachments: [MailAttachment], of mail: UUID, from link: CaseLink, _ connection: isolated Connection
    ) throws {
        let args = TakeAttachmentsArgs(mail: mail, caseID: link.caseID, party: link.party)
        try connection.run(
            EnqueueJobs([
                NewJob(
                    kind: .takeAttachments, args: try JobArgs.encode(args), queue: .evidence,
                    subject: link.caseID.rawValue)
            ]))
    }
}
