import Domain
import Operations

/// What a complainant reads after sending a complaint; stays useful when it is opened again.
struct SentPage: PageContent {
    static let template = "sent"

    let title: String
    let reference: String
    let outcomeTitle: String
    let explanation: String
    /// What can be done now where it does not go on by itself.
    let advice: String?
    let clause: String
    /// What happens next, and when.
    let steps: [String]
    let hasSteps: Bool
    let address: String
    let record: String
    /// Where evidence can be brought; nil where none is taken.
    let evidence: String?
    let secretLink: String

    init(
        _ view: CaseView, key: String, _ configuration: WebConfiguration, _ words: Catalogue,
        profiles: SchemeProfiles
    ) {
        let eligibility = view.eligibility
        let told = ToldEligibility(view, profiles[eligibility.scheme] ?? profiles.fallback, words)
        title = words("sent.title")
        reference = view.reference.spoken
        outcomeTitle = words("sent.\(eligibility.outcomeName)_title")
        explanation = told.explanation
        advice = told.advice
        clause = words("stop.clause", ["clause": eligibility.clause])
        steps = told.steps
        hasSteps = !steps.isEmpty
        address = CasePath.page(view.reference)
        record = CasePath.page(view.reference) + "/record"
        evidence = view.evidenceRoom.map { _ in EvidencePages.address(view) }
        secretLink = "\(configuration.caseURL(view.reference))?key=\(key)"
    }
}

/// What the scheme decided about looking at a complaint and what follows, in the reader's language.
struct ToldEligibility {
    let view: CaseView
    let words: Catalogue
    let figures: [String: String]

    init(_ view: CaseView, _ profile: SchemeProfile, _ words: Catalogue) {
        self.view = view
        self.words = words
        let clocks: [(String, ClockStep)] = [
            ("response", .providerResponse), ("comments", .comments), ("decision", .finalDecision),
        ]
        let periods = clocks.compactMap { name, step in
            profile.clocks[step].map { (name, words.period($0.newest.value)) }
        }
        var figures = Dictionary(periods) { first, _ in first }
        figures["provider"] = view.providerName
        figures["opens_on"] = view.eligibility.opensOn.map(words.day)
        self.figures = figures
    }

    var explanation: String {
        switch view.eligibility.outcome {
        case .accepted: words("sent.accepted", figures)
        case .tooEarly(let day): words(day == nil ? "sent.too_early_undated" : "sent.too_early", figures)
        case .refused: view.eligibility.explanation
        }
    }

    /// Who filled in the pages is refused before sending; the words of the code of practice are for the one whose day
    /// went by meanwhile.
    var advice: String? {
        switch view.eligibility.outcome {
        case .accepted, .tooEarly: nil
        case .refused: view.eligibility.next
        }
    }

    var steps: [String] {
        let names =
            switch view.eligibility.outcome {
            case .accepted: ["next_provider", "next_comments", "next_decision"]
            case .tooEarly(let day): day == nil ? ["next_date"] : ["next_wakes"]
            case .refused: [String]()
            }
        return names.map { words("sent.\($0)", figures) }
    }
}
