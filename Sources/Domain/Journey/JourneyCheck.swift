/// What is wrong with one answer.
public struct AnswerProblem: Hashable, Sendable {
    public let question: Question
    public let code: FieldProblem.Code

    public init(_ question: Question, _ code: FieldProblem.Code) {
        self.question = question
        self.code = code
    }
}

extension JourneyRoute {
    /// Everything that is wrong with a page's answers, one problem a question at most, in the order of the page. The
    /// validator of complaints judges; what only the way asks for is judged beside it.
    public func problems(on page: JourneyPage) -> [AnswerProblem] {
        let found = page.issue.map(problems(about:)) ?? complaintProblems
        return page.questions.compactMap { question in
            if question.isRequired, isSilent(question) { return AnswerProblem(question, .missing) }
            if let code = wordProblem(question) { return AnswerProblem(question, code) }
            return found.first { belongs($0, to: question, on: page) }.map { AnswerProblem(question, $0.code) }
        }
    }

    /// What is wrong with all of it, by page.
    public var problems: [(page: JourneyPage, problem: AnswerProblem)] {
        pages.flatMap { page in problems(on: page).map { (page, $0) } }
    }

    private var complaintProblems: [FieldProblem] {
        failure(of: ComplaintValidator.draft(from: document, context))
    }

    private func problems(about issue: IssueCode) -> [FieldProblem] {
        let texts = pages.flatMap(\.questions).filter { $0.issue == issue }
            .compactMap { question in answers[question.key].map { (question.field.formName, $0) } }
        let object = ComplaintForm.issue(code: issue.rawValue, from: Dictionary(texts) { first, _ in first })
        var reader = ComplaintReader(body: object.objectValue ?? [:], context: context)
        _ = IssueDetails(&reader)
        return reader.problems
    }

    private func failure(of result: Result<ComplaintDraft, ValidationFailure>) -> [FieldProblem] {
        if case .failure(let failure) = result { failure.problems } else { [] }
    }

    private func isSilent(_ question: Question) -> Bool {
        answers[question.key].map(FieldChecks.isBlank) ?? true
    }

    /// A field of the way itself is a choice between words.
    private func wordProblem(_ question: Question) -> FieldProblem.Code? {
        guard case .choice(let words) = question.field.kind, let text = answers[question.key], !text.isEmpty else {
            return nil
        }
        return words.contains(text) ? nil : .unknownValue
    }

    private func belongs(_ problem: FieldProblem, to question: Question, on page: JourneyPage) -> Bool {
        page.issue == nil
            ? problem.formField == question.field.formName : problem.pointer == question.field.pointer
    }

    private var context: ComplaintContext { ComplaintContext(today: rules.today, directory: rules.directory) }
}
