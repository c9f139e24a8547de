public import Domain
public import FoundationEssentials

/// A second reading for the one who reads, or, once it is done, also for the ombudsmen.
public struct ReadingView: Sendable {
    public var id: ReadingID
    public var reference: Reference
    public var providerName: String
    public var scheme: SchemeID
    public var schemeTitle: String
    public var dueOn: CalendarDay
    /// What is to be judged, each by itself.
    public var issues: [IssueCode]
    /// The most that the scheme may award, in pence.
    public var cap: Int
    public var stage: Stage

    public enum Stage: Sendable {
        case open(ReadingMaterial)
        case done(ReadingComparison)
    }

    public init(
        id: ReadingID, reference: Reference, providerName: String, scheme: SchemeID, schemeTitle: String,
        dueOn: CalendarDay, issues: [IssueCode], cap: Int, stage: Stage
    ) {
        self.id = id
        self.reference = reference
        self.providerName = providerName
        self.scheme = scheme
        self.schemeTitle = schemeTitle
        self.dueOn = dueOn
        self.issues = issues
        self.cap = cap
        self.stage = stage
    }
}

/// What somebody reads who must not know what others made of it.
public struct ReadingMaterial: Sendable {
    public var complaint: ReceivedComplaint
    /// What both sides said before the decision was drafted, oldest first.
    public var entries: [TimelineEntry]
    public var evidence: [EvidenceView]

    public init(complaint: ReceivedComplaint, entries: [TimelineEntry], evidence: [EvidenceView]) {
        self.complaint = complaint
        self.entries = entries
        self.evidence = evidence
    }
}

/// The draft and the reading side by side.
public struct ReadingComparison: Sendable {
    public var draft: Assessment
    public var reading: Assessment
    public var note: String
    public var readAt: Date
    /// Whether the viewer read it.
    public var isReader: Bool
    /// Whether the viewer has to look at where the two differ.
    public var isToBeSeen: Bool

    public init(
        draft: Assessment, reading: Assessment, note: String, readAt: Date, isReader: Bool, isToBeSeen: Bool
    ) {
        self.draft = draft
        self.reading = reading
        self.note = note
        self.readAt = readAt
        self.isReader = isReader
        self.isToBeSeen = isToBeSeen
    }

    public var agrees: Bool { reading.agrees(with: draft) }
}
