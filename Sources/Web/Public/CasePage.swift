import Domain
import Operations

/// The complainant's page: where the case stands, what is due, what happened.
struct CasePage: PageContent {
    static let template = "case"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    /// What was just done, said once.
    let done: String?
    let address: String
    let formToken: String
    let version: Int
    let summary: CaseSummary
    let isTooEarly: Bool
    let isRefused: Bool
    let eligibility: EligibilityText
    let comments: TextArea?
    let answer: AnswerForm?
    let counterOffer: CounterOfferForm?
    let goOn: GoOn?
    let information: InformationForm?
    let review: ReviewForm?
    let dispute: TextArea?
    let remedyDispute: RemedyDispute?
    let reopening: TextArea?
    /// Until when a closed case can be taken up again, or its remedies disputed.
    let reopenableUntil: String?
    let files: EvidenceFiles?
    let withdrawal: TextArea?
    /// A sentence for each other case that looks like one with this.
    let duplicates: [String]

    struct RemedyDispute: Sendable {
        let remedy: Choices
        let text: TextArea
    }

    struct GoOn: Sendable {
        let explanation: String
        let date: DateInput
    }

    init(
        _ view: CaseView, _ words: Catalogue, formToken: String, done: String? = nil,
        form: FormFields = FormFields([]), messages: FormMessages? = nil
    ) {
        errors = messages?.summary ?? []
        hasErrors = !errors.isEmpty
        title = (hasErrors ? "Error: " : "") + "Your complaint about \(view.providerName)"
        self.done = done
        address = CasePath.page(view.reference)
        self.formToken = formToken
        version = view.version
        summary = CaseSummary(view)
        isTooEarly = view.status == .tooEarly
        isRefused = view.status == .refused
        eligibility = EligibilityText(view.eligibility)
        let inputs = CaseInputs(view: view, form: form, messages: messages)
        comments = inputs.comments
        answer = AnswerForm(view, at: address, formToken: formToken)
        counterOffer = CounterOfferForm(view, at: address, formToken: formToken, form: form, messages: messages)
        goOn = inputs.goOn
        information = InformationForm(view, at: address, formToken: formToken, form: form, messages: messages)
        review = ReviewForm(view, at: address, formToken: formToken, form: form, messages: messages)
        dispute = inputs.dispute
        remedyDispute = inputs.remedyDispute
        reopening = inputs.reopening
        reopenableUntil = view.reopenableUntil?.spoken
        files = EvidenceFiles(view, words)
        withdrawal = inputs.withdrawal
        duplicates = view.duplicates.map { other in
            """
            You have another complaint with us about \(other.providerName), case \(other.reference.spoken), which came \
            in on \(LondonText.spoken(other.openedAt)). It looks like the same complaint. You need not do anything: \
            neither is lost, and we look at both together.
            """
        }
    }
}

/// What the scheme decided about looking at a complaint.
struct EligibilityText: Sendable {
    let explanation: String
    let next: String
    let hasNext: Bool
    let clause: String
    let opensOn: String?

    init(_ decision: EligibilityDecision) {
        explanation = decision.explanation
        next = decision.next
        hasNext = !decision.next.isEmpty
        clause = decision.clause
        opensOn = decision.opensOn?.spoken
    }
}

/// The forms for what the complainant can do now.
struct CaseInputs {
    let view: CaseView
    let form: FormFields
    let messages: FormMessages?

    var comments: TextArea? {
        guard offers(.comments) else { return nil }
        return TextArea(
            "comments", "Your comments on the provider's response", name: "text", rows: 8,
            hint:
                "Say where you agree or disagree, and why. Nothing new can be complained about now. Up to 20,000 characters.",
            error: messages?["comments"], value: form["text"] ?? "")
    }

    /// Somebody who was refused can say once why that was wrong.
    var dispute: TextArea? {
        guard offers(.refusalDispute) else { return nil }
        return TextArea(
            ActionName.refusalDispute.rawValue, "Why should we look at it again?", name: "text", rows: 6,
            hint: "Say what we got wrong, and what shows it. Up to 20,000 characters.",
            error: messages?[ActionName.refusalDispute.rawValue], value: form["text"] ?? "")
    }

    /// The complainant's word against what the provider has shown.
    var remedyDispute: CasePage.RemedyDispute? {
        guard offers(.remedyDispute) else { return nil }
        let shown = view.remedies.filter { $0.state == "evidenced" }
        return .init(
            remedy: Choices(
                Self.remedy, "Which part is not done?", error: messages?[Self.remedy],
                options: shown.map { remedy in
                    .radio(
                        Self.remedy, "\(remedy.line.number)", "\(remedy.line.number). \(remedy.line.description)",
                        hint: remedy.line.amountPence.map { Money.pounds(pence: $0) }, chosen: form[Self.remedy])
                }),
            text: TextArea(
                ActionName.remedyDispute.rawValue, "What is wrong with it?", name: "text", rows: 5,
                hint: "The provider will read it. Up to 20,000 characters.",
                error: messages?[ActionName.remedyDispute.rawValue], value: form["text"] ?? ""))
    }

    static let remedy = "disputed-remedy"

    var reopening: TextArea? {
        guard offers(.reopening) else { return nil }
        return TextArea(
            ActionName.reopening.rawValue, "Why do you want to go on?", name: "text", rows: 3,
            hint: "Both sides will read it.", error: messages?[ActionName.reopening.rawValue],
            value: form["text"] ?? "")
    }

    /// A complaint that nobody had made to the provider yet needs the date on which it was.
    var goOn: CasePage.GoOn? {
        guard offers(.goingOn) else { return nil }
        let isDated = view.eligibility.opensOn != nil
        return .init(
            explanation: isDated ? Self.timeHasCome : Self.complainFirst,
            date: DateInput(
                "first_complained_on", "When did you first complain to the provider?", isOptional: isDated,
                hint: isDated ? "Only if you had not told us before. For example 9 4 2026." : "For example 9 4 2026.",
                error: messages?["first_complained_on"], form: form))
    }

    private static let timeHasCome = "The time has come: you can ask us to look at your complaint now."
    private static let complainFirst =
        "The provider gets a chance to put it right first. Once you have complained to it, tell us when that was."

    var withdrawal: TextArea? {
        guard offers(.withdrawal) else { return nil }
        return TextArea(
            "reason", "Why do you withdraw it?", rows: 3, isOptional: true, error: messages?["reason"],
            value: form["reason"] ?? "")
    }

    private func offers(_ action: ActionName) -> Bool {
        view.availableActions.contains(action.rawValue)
    }
}
