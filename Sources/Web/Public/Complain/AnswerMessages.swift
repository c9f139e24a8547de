import Domain

/// What is wrong with a page's answers, in the reader's language: the same words in the summary and at the question.
struct AnswerMessages: Sendable {
    let summary: [SummaryError]
    private let byKey: [String: String]

    init(_ problems: [AnswerProblem], on visit: Visit) {
        self.init(problems) { visit.words.message($0, visit.names) }
    }

    private init(_ problems: [AnswerProblem], words: (AnswerProblem) -> String) {
        let told = problems.map { (problem: $0, text: words($0)) }
        summary = told.map { SummaryError(href: "#\($0.problem.question.field.anchor)", text: $0.text) }
        byKey = Dictionary(told.map { ($0.problem.question.key, $0.text) }) { first, _ in first }
    }

    subscript(question: Question) -> String? { byKey[question.key] }
}

extension ComplaintField {
    /// The control that the error summary leads to.
    var anchor: String {
        switch kind {
        case .day: "\(formName)-day"
        case .choice(let words), .choices(let words): "\(formName)-\(words.first ?? "")"
        case .flag: "\(formName)-yes"
        case .line, .text, .email, .phone, .postcode, .provider, .wholeNumber, .pence, .issues, .object: formName
        }
    }
}

extension Catalogue {
    /// The words for one problem: the field's own, else those of its kind, else what is said of any field.
    func message(_ problem: AnswerProblem, _ names: [String: String]) -> String {
        let field = problem.question.field
        let words = names.merging(field.limits) { $1 }.merging(["subject": self("field.\(field.formName).subject")]) {
            $1
        }
        let code = problem.code.spoken.rawValue
        let paths = [
            "error.\(field.formName).\(code)", field.kind.group.map { "error.kind.\($0).\(code)" }, "error.\(code)",
        ]
        return paths.lazy.compactMap { $0 }.compactMap { find($0, words) }.first ?? self("error.other", words)
    }
}

extension FieldProblem.Code {
    /// Who sends nothing or what is not on offer is told what to do in the same words.
    fileprivate var spoken: FieldProblem.Code {
        switch self {
        case .empty, .unknownValue: .missing
        case .missing, .wrongType, .tooLong, .tooMany, .controlCharacter, .invalidFormat, .outOfRange, .inFuture,
            .duplicate, .unknownField, .contradiction:
            self
        }
    }
}

extension ComplaintField {
    /// What a message may say of the field's limits.
    fileprivate var limits: [String: String] {
        switch kind {
        case .line(let max), .text(let max), .issues(let max): ["max": "\(max)"]
        case .wholeNumber(let range): ["min": "\(range.lowerBound)", "max": "\(range.upperBound)"]
        case .pence(let max): ["max": Money.pounds(pence: max)]
        case .email, .phone, .postcode, .choice, .choices, .provider, .day, .flag, .object: [:]
        }
    }
}

extension ComplaintField.Kind {
    /// Kinds whose problems are told alike.
    fileprivate var group: String? {
        switch self {
        case .email: "email"
        case .phone: "phone"
        case .postcode: "postcode"
        case .day: "day"
        case .wholeNumber: "number"
        case .pence: "money"
        case .line, .text, .choice, .choices, .provider, .flag, .issues, .object: nil
        }
    }
}
