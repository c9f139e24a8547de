public import FoundationEssentials

/// A message that came in and belongs to a case, as it stands in the case's history.
public struct CaseMail: Codable, Hashable, Sendable {
    /// The raw message that it was read from.
    public let id: UUID
    public let from: Party
    public let proof: MailProof
    public let subject: String
    /// What the sender wrote, without what was only repeated.
    public let text: String
    public let attachments: [MailAttachment]
    /// Nobody wrote it: it is kept and asks for nothing.
    public let isAutomatic: Bool

    public init(
        id: UUID, from: Party, proof: MailProof, subject: String, text: String, attachments: [MailAttachment],
        isAutomatic: Bool
    ) {
        self.id = id
        self.from = from
        self.proof = proof
        self.subject = subject
        self.text = text
        self.attachments = attachments
        self.isAutomatic = isAutomatic
    }
}

/// How it is known whose case a message belongs to, the strongest first.
public enum MailProof: String, Codable, CaseIterable, Sendable {
    /// It came to the signed address that this party was given.
    case address
    /// It answers a message of ours to this party, from this party's address.
    case thread
    /// It names the reference, from this party's address.
    case reference
    /// The case was opened with it.
    case complaint
    /// A person of the scheme put it there.
    case person
}

/// The case and the party that a message belongs to.
public struct CaseLink: Equatable, Sendable {
    public let caseID: CaseID
    public let party: Party
    public let proof: MailProof

    public init(_ caseID: CaseID, _ party: Party, by proof: MailProof) {
        self.caseID = caseID
        self.party = party
        self.proof = proof
    }
}
