import Domain
import Operations

/// The provider's page of one case, reached by its own secret link.
struct ProviderPage: PageContent {
    static let template = "provider"
    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let done: String?
    let address: String
    let formToken: String
    let summary: CaseSummary
    let response: Response?
    let answer: AnswerForm?
    let counterOffer: CounterOfferForm?
    let evidence: Evidence?
    let objection: ObjectionForm?
    let information: InformationForm?
    let review: ReviewForm?
    let files: EvidenceFiles?

    struct Response: Sendable {
        let position: Choices
        let text: TextArea
        let offer: RemedyLines
    }

    struct Evidence: Sendable {
        let remedy: Choices
        let text: TextArea
    }

    init(
        _ view: CaseView, _ words: Catalogue, formToken: String, done: String? = nil,
        form: FormFields = FormFields([]), messages: FormMessages? = nil
    ) {
        errors = messages?.summary ?? []
        hasErrors = !errors.isEmpty
        title = (hasErrors ? "Error: " : "") + "Complaint \(view.reference.spoken) to \(view.providerName)"
        self.done = done
        address = CasePath.provider(view.reference)
        self.formToken = formToken
        summary = CaseSummary(view)
        let inputs = ProviderInputs(view: view, form: form, messages: messages)
        response = inputs.response
        answer = AnswerForm(view, at: address, formToken: formToken)
        counterOffer = CounterOfferForm(view, at: address, formToken: formToken, form: form, messages: messages)
        evidence = inputs.evidence
        objection = ObjectionForm(view, form: form, messages: messages)
        information = InformationForm(view, at: address, formToken: formToken, form: form, messages: messages)
        review = ReviewForm(view, at: address, formToken: formToken, form: form, messages: messages)
        files = EvidenceFiles(view, words)
    }
}

/// The forms for what the provider can do now.
struct ProviderInputs {
    let view: CaseView
    let form: FormFields
    let messages: FormMessages?

    var response: ProviderPage.Response? {
        guard view.availableActions.contains(ActionName.providerResponse.rawValue) else { return nil }
        return .init(position: position, text: text, offer: RemedyLines(form: form, messages: messages))
    }

    var evidence: ProviderPage.Evidence? {
        guard view.availableActions.contains(ActionName.remedyEvidence.rawValue) else { return nil }
        return .init(remedy: remedy, text: evidenceText)
    }

    private var position: Choices {
        Choices(
            "position", "What is your position?", error: messages?["position"],
            options: [
                .radio(
                    "position", PositionName.defend.rawValue, "Defend",
                    hint: "You do not agree, and say why.", chosen: form["position"]),
                .radio(
                    "position", PositionName.settle.rawValue, "Offer to settle",
                    hint: "You offer remedies. The complainant accepts or declines all of them together.",
                    chosen: form["position"]),
            ])
    }

    private var text: TextArea {
        TextArea(
            "text", "Your response", rows: 10,
            hint:
                "The complainant will read it. Leave out names and contact details of your staff. Up to 20,000 characters.",
            error: messages?["text"], value: form["text"] ?? "")
    }

    private var remedy: Choices {
        let due = view.remedies.filter { $0.state == "due" }
        return Choices(
            "remedy", "Which remedy have you carried out?", error: messages?["remedy"],
            options: due.map { remedy in
                .radio(
                    "remedy", "\(remedy.line.number)", "\(remedy.line.number). \(remedy.line.description)",
                    hint: remedy.line.amountPence.map { Money.pounds(pence: $0) }, chosen: form["remedy"])
            })
    }

    private var evidenceText: TextArea {
        TextArea(
            "evidence", "What shows that it is done?", name: "text", rows: 5,
            hint: "For example the date and the reference of the payment, or the date of the letter.",
            error: messages?["evidence"], value: form["text"] ?? "")
    }
}
