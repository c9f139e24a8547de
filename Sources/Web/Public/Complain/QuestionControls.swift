import Domain

/// One input of some kind; the others are nil.
struct Control: Sendable {
    var text: TextInput?
    var area: TextArea?
    var date: DateInput?
    var choices: Choices?
    var list: SelectInput?
}

/// Makes the inputs of a page out of its questions: kinds and limits from the fields, words from the catalogue.
struct QuestionControls {
    let page: JourneyPage
    let visit: Visit
    let form: FormFields
    let messages: AnswerMessages

    var controls: [Control] { page.questions.map(control) }

    /// Whether the only question is the heading of the page.
    static func hasOneQuestion(_ page: JourneyPage) -> Bool { page.questions.count == 1 }

    private func control(_ question: Question) -> Control {
        let id = question.field.formName
        switch question.field.kind {
        case .text: return Control(area: area(question))
        case .day:
            return Control(
                date: DateInput(
                    id, label(question), isOptional: isMarkedOptional(question), hint: hint(question),
                    error: messages[question], form: form, isHeading: isHeading))
        case .choice(let words):
            return Control(choices: choices(question, words.map { radio(id, $0, text("options.\($0)", of: question)) }))
        case .flag:
            let options = ["yes", "no"].map { radio(id, $0, visit.words("form.\($0)")) }
            return Control(choices: choices(question, options))
        case .choices(let words): return Control(choices: choices(question, words.map { box(question, $0) }))
        case .provider: return Control(list: providers(question))
        case .line, .email, .phone, .postcode, .wholeNumber, .pence, .issues, .object:
            return Control(text: line(question))
        }
    }

    private var isHeading: Bool { Self.hasOneQuestion(page) }

    private func line(_ question: Question) -> TextInput {
        let look = question.field.kind.look
        return TextInput(
            question.field.formName, label(question), type: look.type, isOptional: isMarkedOptional(question),
            hint: hint(question), error: messages[question], value: form[question.field.formName] ?? "",
            autocomplete: autocomplete(question), inputMode: look.inputMode, width: look.width,
            isPounds: question.field.kind.isMoney, isHeading: isHeading)
    }

    private func area(_ question: Question) -> TextArea {
        TextArea(
            question.field.formName, label(question), rows: question.field.kind.rows,
            isOptional: isMarkedOptional(question), hint: hint(question), error: messages[question],
            value: form[question.field.formName] ?? "", autocomplete: autocomplete(question), isHeading: isHeading)
    }

    private func choices(_ question: Question, _ options: [Option]) -> Choices {
        Choices(
            question.field.formName, label(question), isOptional: isMarkedOptional(question), hint: hint(question),
            error: messages[question], options: options, isHeading: isHeading)
    }

    private func providers(_ question: Question) -> SelectInput {
        let id = question.field.formName
        let options = visit.route.rules.directory.idsByName.map { Option.entry($0.rawValue, $1, chosen: form[id]) }
        return SelectInput(
            id, label(question), hint: hint(question), error: messages[question], options: options,
            isHeading: isHeading)
    }

    private func radio(_ id: String, _ word: String, _ label: String) -> Option {
        .radio(id, word, label, hint: visit.words.find("field.\(id).option_hints.\(word)"), chosen: form[id])
    }

    private func box(_ question: Question, _ word: String) -> Option {
        let id = question.field.formName
        return .box(id, word, text("options.\(word)", of: question), chosen: form.all(id))
    }

    /// A page may ask for a field in its own words; somebody who acts for another is asked about the other.
    private func label(_ question: Question) -> String {
        let field = "field.\(question.field.formName)"
        return (visit.answers.areForAnother ? visit.words.find("\(field).label_representative", visit.names) : nil)
            ?? visit.words.find("page.\(page.id).label", visit.names) ?? visit.words("\(field).label", visit.names)
    }

    private func hint(_ question: Question) -> String? {
        visit.words.find("page.\(page.id).hint", visit.names)
            ?? visit.words.find("field.\(question.field.formName).hint", visit.names)
    }

    private func text(_ path: String, of question: Question) -> String {
        visit.words("field.\(question.field.formName).\(path)", visit.names)
    }

    /// Boxes are ticked or not; nobody takes them for required.
    private func isMarkedOptional(_ question: Question) -> Bool {
        if case .choices = question.field.kind { return false }
        return !question.isRequired
    }

    /// The reader's own data are the customer's only where nobody acts for another.
    private func autocomplete(_ question: Question) -> String? {
        visit.answers.areForAnother && question.field.parent == ComplaintFields.complainant.name
            ? "off" : question.field.autocomplete
    }
}

extension ComplaintField.Kind {
    fileprivate var look: (type: String, inputMode: String?, width: TextInput.Width) {
        switch self {
        case .email: ("email", nil, .long)
        case .phone: ("tel", nil, .medium)
        case .postcode: ("text", nil, .short)
        case .wholeNumber: ("text", "numeric", .short)
        case .pence: ("text", "decimal", .medium)
        case .line, .text, .choice, .choices, .provider, .day, .flag, .issues, .object: ("text", nil, .long)
        }
    }

    fileprivate var isMoney: Bool {
        if case .pence = self { true } else { false }
    }

    /// As high as what is expected.
    fileprivate var rows: Int {
        guard case .text(let max) = self else { return 1 }
        return max > 5000 ? 12 : max > 1000 ? 5 : 3
    }
}
