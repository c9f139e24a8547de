import Domain

/// How answers travel between inputs, drafts and people.
enum AnswerText {
    /// What a form says to a question; empty where it says nothing.
    static func read(_ question: Question, from form: FormFields) -> String {
        let name = question.field.formName
        return switch question.field.kind {
        case .day: form.date(name) ?? ""
        case .choices: form.all(name).joined(separator: ",")
        case .line, .text, .email, .phone, .postcode, .choice, .provider, .wholeNumber, .pence, .flag, .issues,
            .object:
            form[name] ?? ""
        }
    }

    /// The answers to a page's questions as a form would send them, to fill the inputs with.
    static func form(for page: JourneyPage, _ answers: Answers) -> FormFields {
        FormFields(
            page.questions.flatMap { question -> [(String, String)] in
                let name = question.field.formName
                guard let text = answers[question.key], !text.isEmpty else { return [] }
                switch question.field.kind {
                case .day: return dateParts(text).map { ("\(name)-\($0.key)", $0.value) }
                case .choices: return text.split(separator: ",").map { (name, String($0)) }
                case .line, .text, .email, .phone, .postcode, .choice, .provider, .wholeNumber, .pence, .flag,
                    .issues, .object:
                    return [(name, text)]
                }
            })
    }

    private static func dateParts(_ text: String) -> [String: String] {
        guard let day = CalendarDay(iso8601: text) else { return [:] }
        return ["day": "\(day.day)", "month": "\(day.month)", "year": "\(day.year)"]
    }

    /// An answer as people read it.
    static func shown(_ question: Question, _ answers: Answers, _ words: Catalogue, _ names: ProviderDirectory)
        -> String
    {
        let name = question.field.formName
        guard let text = answers[question.key], !text.isEmpty else { return words("form.not_provided") }
        switch question.field.kind {
        case .choice: return words("field.\(name).options.\(text)")
        case .choices:
            return text.split(separator: ",").map { words("field.\(name).options.\($0)") }.joined(separator: "\n")
        case .provider: return names.name(of: ProviderID(rawValue: text)) ?? text
        case .day: return CalendarDay(iso8601: text).map(words.day) ?? text
        case .flag: return words(text == "yes" ? "form.yes" : "form.no")
        case .pence: return Money.pence(from: text).map(Money.pounds) ?? text
        case .issues: return answers.issues.map(words.title).joined(separator: "\n")
        case .line, .text, .email, .phone, .postcode, .wholeNumber, .object: return text
        }
    }
}

extension Catalogue {
    func title(of issue: IssueCode) -> String { issue.title(in: language) }

    func title(of group: IssueGroup) -> String { group.title(in: language) }
}
