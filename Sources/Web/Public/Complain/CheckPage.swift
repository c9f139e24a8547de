import Domain

/// All that was answered, each with the way to change it.
struct CheckPage: PageContent {
    static let template = "check"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String? = JourneyPath.tasks
    let sections: [Section]

    struct Section: Sendable {
        let title: String
        let rows: [Row]
    }

    struct Row: Sendable {
        let id: String
        let label: String
        let value: String
        let change: String
        /// What is changed, for who hears the links without the table.
        let hidden: String
    }

    /// - Parameter problems: what cannot be sent as it is
    init(_ visit: Visit, problems: [(page: JourneyPage, problem: AnswerProblem)] = []) {
        let words = visit.words
        errors = problems.map { page, problem in
            SummaryError(
                href: JourneyPath.page(page) + JourneyPath.change, text: words.message(problem, visit.names))
        }
        hasErrors = !errors.isEmpty
        title = words.title(words("check.title"), hasErrors: hasErrors)
        sections = JourneySection.allCases.map { section in
            Section(
                title: words("section.\(section.rawValue)"),
                rows: visit.route.pages.filter { $0.section == section }.flatMap { Row.all(of: $0, visit) })
        }
    }
}

extension CheckPage.Row {
    static func all(of page: JourneyPage, _ visit: Visit) -> [Self] {
        page.questions.map { question in
            let short = visit.words("field.\(question.field.formName).short")
            let label = question.issue.map { "\(visit.words.title(of: $0)): \(short)" } ?? short
            return Self(
                id: "row-\(question.key)", label: label,
                value: AnswerText.shown(question, visit.answers, visit.words, visit.route.rules.directory),
                change: JourneyPath.page(page) + JourneyPath.change, hidden: label)
        }
    }
}
