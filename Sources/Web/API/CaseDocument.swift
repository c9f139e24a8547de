import Domain
import FoundationEssentials
import Operations

/// A case as the API shows it. Instants are RFC 3339 in UTC, days are `YYYY-MM-DD` in London.
struct CaseDocument: Encodable {
    let reference: String
    let status: String
    let version: Int
    let viewer: String
    let provider: String
    let scheme: String
    let eligibility: EligibilityDocument
    let waitingFor: Nullable<String>
    let dueBy: Nullable<DerivationDocument>
    let nextStep: String
    let availableActions: [String]
    let issues: [String]
    let deadlines: [Deadline]
    let findings: [FindingDocument]
    let remedies: [Remedy]
    let timeline: [Entry]
    let messages: [Message]
    let duplicates: [Duplicate]

    struct Duplicate: Encodable {
        let reference: String
        let provider: String
        let openedAt: String
        let match: String
        let likeness: Int
        let verdict: String
    }

    struct Deadline: Encodable {
        let party: String
        let state: String
        let derivation: DerivationDocument
    }

    struct FindingDocument: Encodable {
        let issue: String?
        let outcome: String
        let reasons: String
    }

    struct Remedy: Encodable {
        let number: Int
        let kind: String
        let description: String
        let amountPence: Int?
        let state: String
        let dueOn: String?
    }

    struct Entry: Encodable {
        let at: String
        let title: String
        let detail: String?
    }

    struct Message: Encodable {
        let at: String
        let kind: String
        let to: String
        let subject: String
        let text: String
        let delivery: String
    }

    init(_ view: CaseView) {
        reference = view.reference.text
        status = view.status.rawValue
        version = view.version
        viewer = view.viewer.rawValue
        provider = view.providerName
        scheme = view.schemeTitle
        eligibility = EligibilityDocument(view.eligibility)
        waitingFor = Nullable(view.waitingFor?.rawValue)
        dueBy = Nullable(view.dueBy.map(DerivationDocument.init))
        nextStep = view.nextStep
        availableActions = view.availableActions
        issues = view.issues.map(\.rawValue)
        deadlines = view.deadlines.map(Deadline.init)
        findings = view.findings.map(FindingDocument.init)
        remedies = view.remedies.map(Remedy.init)
        timeline = view.timeline.map(Entry.init)
        messages = view.messages.map(Message.init)
        duplicates = view.duplicates.map(Duplicate.init)
    }
}

/// How a date came about.
struct DerivationDocument: Encodable {
    let step: String
    let dueOn: String
    let dueAt: String
    let startEvent: String
    let dayZero: String
    let period: String
    let clause: String
    let explanation: String
    let calendarVersion: String
    let isProvisional: Bool

    init(_ derivation: Derivation) {
        step = derivation.step.rawValue
        dueOn = derivation.dueOn.iso8601
        dueAt = Instant.text(derivation.dueAt)
        startEvent = derivation.startEvent
        dayZero = derivation.dayZero.iso8601
        period = derivation.period.spoken
        clause = derivation.clause
        explanation = derivation.explanation
        calendarVersion = derivation.calendarVersion
        isProvisional = derivation.isProvisional
    }
}

/// A member that is written as null when it has no value, so that a client always finds its name.
struct Nullable<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) {
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

/// Instants in answers.
enum Instant {
    /// RFC 3339 in UTC, whole seconds: `2026-04-20T22:59:59Z`.
    static func text(_ date: Date) -> String {
        date.formatted(.iso8601)
    }
}

extension CaseDocument.Deadline {
    init(_ view: DeadlineView) {
        self.init(party: view.party.rawValue, state: view.state, derivation: DerivationDocument(view.derivation))
    }
}

extension CaseDocument.FindingDocument {
    init(_ finding: Finding) {
        self.init(issue: finding.issue?.rawValue, outcome: finding.outcome.rawValue, reasons: finding.reasons)
    }
}

extension CaseDocument.Remedy {
    init(_ view: RemedyView) {
        self.init(
            number: view.line.number, kind: view.line.kind.rawValue, description: view.line.description,
            amountPence: view.line.amountPence, state: view.state, dueOn: view.dueOn?.iso8601)
    }
}

extension CaseDocument.Entry {
    init(_ entry: TimelineEntry) {
        self.init(at: Instant.text(entry.at), title: entry.title, detail: entry.detail)
    }
}

extension CaseDocument.Duplicate {
    init(_ view: DuplicateView) {
        self.init(
            reference: view.reference.text, provider: view.providerName, openedAt: Instant.text(view.openedAt),
            match: view.finding.match.rawValue, likeness: view.finding.likeness, verdict: view.verdict.rawValue)
    }
}

extension CaseDocument.Message {
    init(_ view: MessageView) {
        self.init(
            at: Instant.text(view.at), kind: view.kind.rawValue, to: view.to.rawValue, subject: view.subject,
            text: view.text, delivery: view.delivery)
    }
}
