public import Domain
public import FoundationEssentials

/// A case as one of its parties may see it.
public struct CaseView: Sendable {
    public var reference: Reference
    public var status: CaseStatus
    public var version: Int
    public var providerName: String
    public var schemeTitle: String
    public var eligibility: EligibilityDecision
    /// Whether somebody's health or safety depends on the service.
    public var isUrgent: Bool
    public var waitingFor: Party?
    /// The date by which somebody has to act, with how it was derived.
    public var dueBy: Derivation?
    /// What happens next, in plain English.
    public var nextStep: String
    public var deadlines: [DeadlineView]
    public var timeline: [TimelineEntry]
    public var messages: [MessageView]
    public var issues: [IssueCode]
    public var findings: [Finding]
    public var remedies: [RemedyView]
    /// Who offers the remedies, while they are on offer.
    public var offerer: Party?
    /// What the caseworker has asked one side, for that side and the staff.
    public var informationRequest: InformationRequest?
    /// What the viewer can do now, as the last part of the action's address.
    public var availableActions: [String]
    public var viewer: Party
    /// Until when the complainant of a closed case can have it taken up again.
    public var reopenableUntil: CalendarDay?
    /// Other cases that look like one with this.
    public var duplicates: [DuplicateView]
    /// Cases that this one came out of, went into, or was opened beside.
    public var related: [RelatedCaseView]
    /// The files that the viewer may know of, oldest first.
    public var evidence: [EvidenceView]
    /// What the viewer may still bring; `nil` when nothing is taken from it now.
    public var evidenceRoom: EvidenceRoom?
    /// For an ombudsman: a second reading that came to another result than the draft, until one has looked at it.
    public var differingReading: ReadingID?

    public init(
        reference: Reference, status: CaseStatus, version: Int, providerName: String, schemeTitle: String,
        eligibility: EligibilityDecision, waitingFor: Party?, dueBy: Derivation?, nextStep: String,
        deadlines: [DeadlineView], timeline: [TimelineEntry], messages: [MessageView], issues: [IssueCode],
        findings: [Finding], remedies: [RemedyView], availableActions: [String], viewer: Party,
        reopenableUntil: CalendarDay? = nil,
        evidence: [EvidenceView] = [], evidenceRoom: EvidenceRoom? = nil, duplicates: [DuplicateView] = [],
        related: [RelatedCaseView] = [], isUrgent: Bool = false, offerer: Party? = nil,
        informationRequest: InformationRequest? = nil, differingReading: ReadingID? = nil
    ) {
        self.reference = reference
        self.status = status
        self.version = version
        self.providerName = providerName
        self.schemeTitle = schemeTitle
        self.eligibility = eligibility
        self.waitingFor = waitingFor
        self.dueBy = dueBy
        self.nextStep = nextStep
        self.deadlines = deadlines
        self.timeline = timeline
        self.messages = messages
        self.issues = issues
        self.findings = findings
        self.remedies = remedies
        self.availableActions = availableActions
        self.viewer = viewer
        self.reopenableUntil = reopenableUntil
        self.duplicates = duplicates
        self.related = related
        self.isUrgent = isUrgent
        self.offerer = offerer
        self.informationRequest = informationRequest
        self.differingReading = differingReading
        self.evidence = evidence
        self.evidenceRoom = evidenceRoom
    }
}

/// One line of the deadline ledger.
public struct DeadlineView: Sendable {
    public var party: Party
    public var derivation: Derivation
    /// `running`, `met`, `missed` or `cancelled`.
    public var state: String

    public init(party: Party, derivation: Derivation, state: String) {
        self.party = party
        self.derivation = derivation
        self.state = state
    }
}

/// One thing that happened.
public struct TimelineEntry: Sendable {
    public var at: Date
    public var title: String
    public var detail: String?

    public init(at: Date, title: String, detail: String?) {
        self.at = at
        self.title = title
        self.detail = detail
    }
}

/// One message, as far as the viewer may see it.
public struct MessageView: Sendable {
    public var at: Date
    public var kind: MessageKind
    public var to: Party
    public var subject: String
    public var text: String
    /// What is known of its delivery, in plain English.
    public var delivery: String

    public init(at: Date, kind: MessageKind, to: Party, subject: String, text: String, delivery: String) {
        self.at = at
        self.kind = kind
        self.to = to
        self.subject = subject
        self.text = text
        self.delivery = delivery
    }
}

/// One remedy line and whether it is done.
public struct RemedyView: Sendable {
    public var line: RemedyLine
    /// `offered`, `decided`, `due` or `evidenced`.
    public var state: String
    public var dueOn: CalendarDay?

    public init(line: RemedyLine, state: String, dueOn: CalendarDay?) {
        self.line = line
        self.state = state
        self.dueOn = dueOn
    }
}
