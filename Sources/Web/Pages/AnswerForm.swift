import Domain
import Operations

/// Yes or no, as a whole: to an offer, a proposed resolution or a decision.
struct AnswerForm: Sendable {
    let address: String
    let formToken: String
    /// What was answered is what was read: a case that has changed meanwhile refuses the answer.
    let version: Int
    let words: Words

    struct Words: Sendable {
        let title: String
        let explanation: String
        let yes: String
        let no: String
    }

    /// - Returns: nil where the viewer has nothing to answer.
    init?(_ view: CaseView, at address: String, formToken: String) {
        let answers = [ActionName.acceptance, .counterOfferAnswer]
        guard let action = answers.first(where: { view.availableActions.contains($0.rawValue) }) else { return nil }
        self.address = "\(address)/\(action.rawValue)"
        self.formToken = formToken
        version = view.version
        words = Self.words(action, view)
    }

    /// What was chosen, as the JSON of the API.
    static func body(_ form: FormFields) -> JSONObject {
        ["accept": form["accept"].map { .bool($0 == "yes") } ?? .null]
    }

    private static func words(_ action: ActionName, _ view: CaseView) -> Words {
        if action == .counterOfferAnswer { return counterOffer }
        return switch view.status {
        case .settlementOffered: settlement
        case .resolutionProposed: resolution
        default: decision
        }
    }

    private static let settlement = Words(
        title: "Do you accept the settlement?",
        explanation:
            "If you accept, the provider has to do all of it and the case ends there. If you decline, we go on and decide.",
        yes: "Accept the settlement", no: "Decline and go on")
    private static let counterOffer = Words(
        title: "Do you accept the counter-offer?",
        explanation:
            "If you accept, it binds both sides: you have to do all of it, and there will be no decision. If you decline, a caseworker looks into the complaint.",
        yes: "Accept the counter-offer", no: "Decline the counter-offer")
    private static let resolution = Words(
        title: "Do you accept the proposed resolution?",
        explanation:
            "If you accept, it binds the provider once the time for a review is over. If you decline, it becomes our decision, which you can still accept or reject.",
        yes: "Accept the resolution", no: "Decline it")
    private static let decision = Words(
        title: "Do you accept the decision?",
        explanation:
            "All or nothing: if you accept, it binds the provider and you. If you reject it, it binds nobody and you can still go to court.",
        yes: "Accept the decision", no: "Reject the decision")
}
