import Domain

/// One page of questions, empty, filled in, or with what has to be put right.
struct QuestionPage: PageContent {
    static let template = "question"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String?
    /// What the page belongs to, above its heading.
    let caption: String?
    /// Nil where the only question is the heading.
    let heading: String?
    let intro: String?
    let address: String
    let formToken: String
    let controls: [Control]
    let button: String
    /// Whether there is anything yet to come back to.
    let canSave: Bool

    init(_ page: JourneyPage, on visit: Visit, form: FormFields, problems: [AnswerProblem] = []) {
        let messages = AnswerMessages(problems, on: visit)
        let controls = QuestionControls(page: page, visit: visit, form: form, messages: messages).controls
        let words = visit.words
        errors = messages.summary
        hasErrors = !errors.isEmpty
        back =
            visit.isChange
            ? JourneyPath.check
            : visit.route.previous(before: page).map { JourneyPath.of($0) } ?? JourneyPath.start
        let key = page.issue == nil ? "page.\(page.id)" : "page.issue"
        let names = visit.names.merging(["issue": page.issue.map(words.title) ?? ""]) { $1 }
        let isOneQuestion = QuestionControls.hasOneQuestion(page)
        caption =
            isOneQuestion && page.issue != nil ? page.issue.map(words.title) : words("section.\(page.section.rawValue)")
        heading = isOneQuestion ? nil : words("\(key).title", names)
        intro = isOneQuestion ? nil : words.find("\(key).intro", names)
        address = JourneyPath.page(page) + (visit.isChange ? JourneyPath.change : "")
        formToken = visit.formToken
        self.controls = controls
        button = words("form.continue")
        canSave = visit.draft != nil
        title = words.title(heading ?? controls.first?.label ?? "", hasErrors: hasErrors)
    }
}

extension Control {
    var label: String? {
        text?.label ?? area?.label ?? date?.label ?? choices?.label ?? list?.label
    }
}

extension Catalogue {
    /// For the browser's title bar: somebody who does not see the page hears first that something is wrong.
    func title(_ title: String, hasErrors: Bool) -> String {
        hasErrors ? self("layout.error_prefix", ["title": title]) : title
    }
}
