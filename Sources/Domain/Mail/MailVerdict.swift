public import FoundationEssentials

/// What becomes of a message that came in.
public enum MailVerdict: Equatable, Sendable {
    /// The same message came before, by whatever way.
    case repeated
    /// Our own, come back.
    case loop(sign: String)
    /// A server's report about a message of ours; `nil` where it cannot be told which.
    case report(DeliveryReport, about: SentNotice?)
    /// Nobody wrote it. Kept, never answered.
    case automatic(sign: String, CaseLink?)
    case reply(CaseLink)
    /// A complaint that has all that is needed.
    case complaint(ComplaintDraft)
    /// The sender is told once where to finish it.
    case incomplete(UnfinishedComplaint)
    /// A person has to look, because of this.
    case held(HeldReason)
}

/// Why a person has to look at a message.
public enum HeldReason: Equatable, Sendable {
    /// It names a case, and its sender is no party of it. Nothing of the case is said to the sender.
    case strangerToCase(CaseID)
    /// It may be a complaint, or not.
    case unclear
    /// Nothing says that a machine wrote it, but it looks so.
    case perhapsAutomatic(sign: String)
    /// It cannot be read whole.
    case flawed(MailFlaw)
    /// One sender, more complaints in a day than one person has.
    case tooManyComplaints
    case noSender
}

/// A message of ours that a relay took.
public struct SentNotice: Equatable, Sendable {
    public let id: UUID
    public let caseID: CaseID
    public let notice: Notice
    /// Lower case; `nil` for a letter.
    public let address: String?

    public init(id: UUID, caseID: CaseID, notice: Notice, address: String?) {
        self.id = id
        self.caseID = caseID
        self.notice = notice
        self.address = address
    }
}

/// What our own records say of a message that came in.
public struct KnownCorrespondence: Equatable, Sendable {
    /// The same message was sorted before.
    public var isRepeated = false
    /// Its Message-ID, or its sender, is ours.
    public var isOurs = false
    /// The message of ours that a report is about.
    public var reported: SentNotice?
    /// By the signed address that it came to, by what it answers, by the reference in its subject: the strongest.
    public var link: CaseLink?
    /// A case that it names or answers in, though its sender is no party of it.
    public var strangeCase: CaseID?
    /// Cases that this sender opened by mail today.
    public var complaintsToday = 0
    /// Every address that is ours, lower case.
    public var ownAddresses: Set<String> = []

    public init() {}
}
