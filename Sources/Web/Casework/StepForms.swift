import Domain
import Operations

/// The steps that staff can take now beside what is due, under one heading.
struct StepForms: Sendable {
    let heading: String
    let forms: [StepForm]

    /// - Returns: those of which something can be done
    static func all(
        on view: CaseView, _ directory: ProviderDirectory, _ form: FormFields, _ messages: FormMessages?
    ) -> [StepForms] {
        [
            ("Questions to either side", StaffStep.ofInvestigation), ("Time and way of the case", StaffStep.ofTime),
            ("Cases that belong together", StaffStep.ofJoining),
        ]
        .map { heading, steps in
            StepForms(
                heading: heading,
                forms: steps.filter { $0.isOffered(on: view) }.map { StepForm($0, view, directory, form, messages) }
            )
        }
        .filter { !$0.forms.isEmpty }
    }

    /// The input that a problem is about; nil where it is none of these forms'.
    static func input(of problem: FieldProblem, _ action: ActionName) -> String? {
        let member = problem.pointer.split(separator: "/").first.map(String.init)
        return StaffStep.all.first { $0.action == action }?.questions.first { $0.member == member }?.id
    }

    static func anchor(of input: String, on view: CaseView) -> String? {
        questions.first { $0.id == input }?.anchor(on: view)
    }

    static let labels = Dictionary(questions.map { ($0.id, $0.label) }) { first, _ in first }

    private static let questions = StaffStep.all.flatMap(\.questions)
}

/// The form of one step, as it was filled in.
struct StepForm: Sendable {
    let action: String
    let summary: String
    let explanation: String
    let button: String
    let style: String
    let fields: [StepField]
    /// It asks nothing, so there is nothing to open.
    let isPlain: Bool
    /// Something in it has to be put right.
    let isOpen: Bool

    init(
        _ step: StaffStep, _ view: CaseView, _ directory: ProviderDirectory, _ form: FormFields,
        _ messages: FormMessages?
    ) {
        action = step.action.rawValue
        summary = step.summary
        explanation = step.explanation
        button = step.button
        style = step.isFinal ? "warn" : "second"
        fields = step.questions.map { StepField($0, view, directory, form, messages?[$0.id]) }
        isPlain = step.questions.isEmpty
        isOpen = step.questions.contains { messages?[$0.id] != nil }
    }
}

/// The one control of a question.
struct StepField: Sendable {
    private(set) var choices: Choices?
    private(set) var select: SelectInput?
    private(set) var date: DateInput?
    private(set) var line: TextInput?
    private(set) var area: TextArea?

    init(
        _ asked: StepQuestion, _ view: CaseView, _ directory: ProviderDirectory, _ form: FormFields, _ error: String?
    ) {
        let id = asked.id
        switch asked.kind {
        case .choice(let options):
            choices = Choices(
                id, asked.question, error: error,
                options: options.map { .radio(id, $0.value, $0.title, chosen: form[id]) })
        case .issues:
            choices = Choices(
                id, asked.question, error: error,
                options: view.issues.map { .box(id, $0.rawValue, $0.title, chosen: form.all(id)) })
        case .provider:
            select = SelectInput(
                id, asked.question, hint: asked.hint, error: error,
                options: directory.idsByName.map { .entry($0.rawValue, $1, chosen: form[id]) }, isHeading: false)
        case .day(let isOptional):
            date = DateInput(
                id, asked.question, isOptional: isOptional, hint: asked.hint, error: error, form: form)
        case .line(let width):
            line = TextInput(
                id, asked.question, hint: asked.hint, error: error, value: form[id] ?? "", width: width)
        case .number:
            line = TextInput(
                id, asked.question, hint: asked.hint, error: error, value: form[id] ?? "", inputMode: "numeric",
                width: .short)
        case .text, .lines:
            area = TextArea(id, asked.question, rows: 3, hint: asked.hint, error: error, value: form[id] ?? "")
        }
    }
}
