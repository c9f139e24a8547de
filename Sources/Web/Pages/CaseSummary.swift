import Domain
import Operations

/// Where a case stands, as both sides' pages show it.
struct CaseSummary: Sendable {
    let reference: String
    let status: String
    let nextStep: String
    let provider: String
    let scheme: String
    let issues: [String]
    /// Who has to act; nil when the case is over.
    let whoActs: String?
    let due: Deadline?
    let remedies: RemedyTable
    let findings: [FindingText]
    let hasFindings: Bool
    let deadlines: [Deadline]
    let hasDeadlines: Bool
    let history: CaseHistory
    let related: [RelatedLine]
    let clause: String

    /// A date with its derivation.
    struct Deadline: Sendable {
        let what: String
        let who: String
        let on: String
        let explanation: String
        let clause: String
        let startEvent: String
        let state: String
        let stateClass: String
    }

    struct FindingText: Sendable {
        let about: String
        let outcome: String
        let reasons: String
    }

    init(_ view: CaseView) {
        reference = view.reference.spoken
        status = view.status.title(for: view.viewer)
        nextStep = view.nextStep
        provider = view.providerName
        scheme = view.schemeTitle
        issues = view.issues.map { "\($0.group.title): \($0.title)" }
        whoActs = view.waitingFor.map { Self.name($0, for: view) }
        due = view.dueBy.map {
            Deadline(
                $0, who: view.waitingFor.map { Self.name($0, for: view) } ?? "", state: "running", viewer: view.viewer)
        }
        remedies = RemedyTable(
            view.remedies, heading: view.status.remediesTitle(for: view.viewer, offerer: view.offerer))
        findings = view.findings.map(FindingText.init)
        hasFindings = !findings.isEmpty
        deadlines = view.deadlines.map {
            Deadline(
                $0.derivation, who: Self.name($0.party, for: view), state: $0.state, viewer: view.viewer)
        }
        hasDeadlines = !deadlines.isEmpty
        history = CaseHistory(view)
        // Where the case goes on is what its reader is looking for.
        related = (view.related.filter { $0.bond == .goesOnIn } + view.related.filter { $0.bond != .goesOnIn }).map {
            RelatedLine($0, for: view.viewer)
        }
        clause = view.eligibility.clause
    }

    /// As the reader would say it: "You", the provider by its name, and the scheme's own people.
    static func name(_ party: Party, for view: CaseView) -> String {
        if party == view.viewer { return "You" }
        return party == .provider ? view.providerName : "The \(party.spoken)"
    }
}

extension CaseSummary.Deadline {
    init(_ derivation: Derivation, who: String, state: String, viewer: Party) {
        what = derivation.step.title(for: viewer)
        self.who = who
        on = derivation.dueOn.spoken
        explanation = derivation.explanation
        clause = derivation.clause
        startEvent = derivation.startEvent
        self.state = Self.title(of: state)
        stateClass = ["running", "met", "missed"].contains(state) ? state : "waiting"
    }

    private static func title(of state: String) -> String {
        switch state {
        case "running": "Running"
        case "met": "Done in time"
        case "missed": "Missed"
        case "cancelled": "No longer needed"
        default: state.split(separator: "_").joined(separator: " ")
        }
    }
}

extension CaseSummary.FindingText {
    init(_ finding: Finding) {
        about = finding.issue?.title ?? "The complaint as a whole"
        outcome = finding.outcome.title
        reasons = finding.reasons
    }
}

/// Another case that belongs together with this one.
struct RelatedLine: Sendable {
    let text: String
    let reference: String
    let href: String?

    init(_ other: RelatedCaseView, for viewer: Party) {
        text = Self.text(other.bond, other.providerName)
        reference = other.reference.spoken
        href = viewer == .complainant || viewer == .provider ? other.url : StaffPath.page(other.reference)
    }

    private static func text(_ bond: RelatedCaseView.Bond, _ provider: String) -> String {
        switch bond {
        case .goesOnIn: "This case goes on in another one. Everything is said and done there now."
        case .takenIn: "Another case goes on in this one."
        case .cameOutOf: "This case was a part of another one."
        case .splitOff: "A part of this case goes on as a case of its own."
        case .otherProvider: "The same matter is looked at in a case about \(provider)."
        }
    }
}

/// What is offered or ordered, line by line.
struct RemedyTable: Sendable {
    let heading: String
    let lines: [Line]
    let hasLines: Bool
    let total: String?

    struct Line: Sendable {
        let number: Int
        let kind: String
        let description: String
        let amount: String
        let state: String
        let due: String?
    }

    init(_ remedies: [RemedyView], heading: String) {
        self.heading = heading
        lines = remedies.map(Line.init)
        hasLines = !lines.isEmpty
        let pence = remedies.reduce(0) { $0 + ($1.line.amountPence ?? 0) }
        total = pence > 0 ? Money.pounds(pence: pence) : nil
    }
}

extension RemedyTable.Line {
    init(_ view: RemedyView) {
        number = view.line.number
        kind = view.line.kind.title
        description = view.line.description
        amount = view.line.amountPence.map(Money.pounds) ?? "–"
        due = view.dueOn?.spoken
        state = Self.title(of: view.state)
    }

    private static func title(of state: String) -> String {
        switch state {
        case "offered": "Offered"
        case "decided": "Decided"
        case "due": "To be done"
        case "evidenced": "Done, with evidence"
        default: state
        }
    }
}

/// What happened and what was written, newest first.
struct CaseHistory: Sendable {
    let entries: [Entry]
    let messages: [Message]
    let hasMessages: Bool

    struct Entry: Sendable {
        let at: String
        let instant: String
        let what: String
        let detail: String?

        init(_ entry: TimelineEntry) {
            at = LondonText.spoken(entry.at)
            instant = Instant.text(entry.at)
            what = entry.title
            detail = entry.detail
        }
    }

    struct Message: Sendable {
        let at: String
        let to: String
        let subject: String
        let text: String
        let delivery: String
    }

    init(_ view: CaseView) {
        // Newest first. What happened at one instant keeps the order of the history, turned round.
        entries = view.timeline.reversed().map(Entry.init)
        messages = view.messages.reversed().map { message in
            Message(
                at: LondonText.spoken(message.at), to: CaseSummary.name(message.to, for: view).lowercasedFirst,
                subject: message.subject, text: message.text, delivery: message.delivery)
        }
        hasMessages = !messages.isEmpty
    }
}

extension String {
    /// For the middle of a sentence: "You" and "The scheme" lose their capital, a name keeps it.
    var lowercasedFirst: String {
        self == "You" || hasPrefix("The ") ? prefix(1).lowercased() + dropFirst() : self
    }
}
