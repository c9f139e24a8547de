import Domain
import Operations

/// What a complainant reads after sending a complaint; stays useful when it is opened again.
struct SentPage: PageContent {
    static let template = "sent"

    let title = "We have your complaint"
    let reference: String
    let outcomeTitle: String
    let eligibility: EligibilityText
    let nextStep: String
    let dueOn: String?
    let address: String
    let secretLink: String

    init(_ view: CaseView, key: String, configuration: WebConfiguration) {
        reference = view.reference.spoken
        outcomeTitle = Self.title(of: view.eligibility.outcome)
        eligibility = EligibilityText(view.eligibility)
        nextStep = view.nextStep
        // While the scheme itself has to move, the running deadline is that of the decision: not news for today.
        dueOn = view.waitingFor == .scheme ? nil : view.dueBy?.dueOn.spoken
        address = CasePath.page(view.reference)
        secretLink = "\(configuration.caseURL(view.reference))?key=\(key)"
    }

    private static func title(of outcome: EligibilityDecision.Outcome) -> String {
        switch outcome {
        case .accepted: "We can look at it"
        case .tooEarly: "It is too early for us to look at it"
        case .refused: "We cannot look at it"
        }
    }
}
