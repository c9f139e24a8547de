public import Domain
public import FoundationEssentials
public import Postgres

/// Takes what came attached to a message into the keeping of its case.
public protocol InboundAttachments: Sendable {
    /// Called in the transaction that puts the message into the case's history, which lists the attachments already;
    /// for anything that takes its time, enqueue a job.
    func keep(
        _ attachments: [MailAttachment], of mail: UUID, from link: CaseLink, _ connection: isolated Connection
    ) throws
}

/// Leaves attachments where they are: in the raw message, which is kept. Nobody can open one from there by way of the
/// pages or the API.
public struct AttachmentsInRawMail: InboundAttachments {
    public init() {}

    public func keep(
        _ attachments: [MailAttachment], of mail: UUID, from link: CaseLink, _ connection: isolated Connection
    ) throws {}
}
