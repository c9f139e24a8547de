import Domain
import Operations

/// The form by which either side answers an offer with another one.
struct CounterOfferForm: Sendable {
    private static let text = ActionName.counterOffer.rawValue

    let address: String
    let formToken: String
    let version: Int
    let explanation: String
    let text: TextArea
    let offer: RemedyLines

    /// - Returns: nil where the viewer has no offer to answer, or no more may be made.
    init?(_ view: CaseView, at address: String, formToken: String, form: FormFields, messages: FormMessages?) {
        guard view.availableActions.contains(ActionName.counterOffer.rawValue) else { return nil }
        self.address = "\(address)/\(ActionName.counterOffer.rawValue)"
        self.formToken = formToken
        version = view.version
        explanation =
            view.viewer == .complainant
            ? "Instead of yes or no you can say what would settle it for you. The provider then accepts it, declines it or makes another offer."
            : "Instead of yes or no you can make another offer. The complainant then accepts it, declines it or makes an offer in turn."
        text = TextArea(
            Self.text, "What do you say to the offer?", name: "text", rows: 5,
            hint: "The other side will read it. Up to 20,000 characters.", error: messages?[Self.text],
            value: form["text"] ?? "")
        offer = RemedyLines(form: form, messages: messages)
    }

    /// What was filled in, as the JSON of the API.
    static func body(_ form: FormFields) -> JSONObject {
        ["text": form.json("text"), "remedies": RemedyLines.body(form)]
    }

    static func input(of problem: FieldProblem, _ form: FormFields) -> String? {
        let parts = problem.pointer.split(separator: "/").map(String.init)
        return parts.first == "remedies" ? RemedyLines.input(of: parts.dropFirst(), form) : text
    }
}
