import Domain
import Operations

/// The form by which either side asks for a review of a proposed resolution.
struct ReviewForm: Sendable {
    static let ground = "review-ground"
    private static let text = ActionName.reviewRequest.rawValue

    let address: String
    let formToken: String
    let grounds: Choices
    let text: TextArea

    /// - Returns: nil where there is nothing to review.
    init?(_ view: CaseView, at address: String, formToken: String, form: FormFields, messages: FormMessages?) {
        guard view.availableActions.contains(ActionName.reviewRequest.rawValue) else { return nil }
        self.address = "\(address)/\(ActionName.reviewRequest.rawValue)"
        self.formToken = formToken
        grounds = Choices(
            Self.ground, "What is the reason?", error: messages?[Self.ground],
            options: ReviewRequest.Ground.allCases.map { ground in
                .radio(Self.ground, ground.rawValue, ground.title, hint: ground.hint, chosen: form[Self.ground])
            })
        text = TextArea(
            Self.text, "What do we have to look at again?", name: "text", rows: 8,
            hint: "Say what is wrong and what shows it. The other side will read it. Up to 20,000 characters.",
            error: messages?[Self.text], value: form["text"] ?? "")
    }

    /// What was filled in, as the JSON of the API.
    static func body(_ form: FormFields) -> JSONObject {
        ["ground": form.json(ground), "text": form.json("text")]
    }

    /// Where an input can be focused: a group at its first choice.
    static func anchor(of input: String) -> String {
        input == ground ? "#\(ground)-\(ReviewRequest.Ground.errorOfFact.rawValue)" : "#\(input)"
    }
}

extension ReviewRequest.Ground {
    fileprivate var title: String {
        switch self {
        case .errorOfFact: "An important fact is wrong"
        case .newEvidence: "There is important new evidence"
        }
    }

    fileprivate var hint: String {
        switch self {
        case .errorOfFact: "Not how the facts were weighed, but what they are."
        case .newEvidence: "Something that you could not show us before."
        }
    }
}
