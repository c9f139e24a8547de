import Domain
import Operations

/// What staff can do with cases that belong together: make one of two, or two of one.
struct JoiningForms: Sendable {
    let merger: MergerForm?
    let split: SplitForm?
    let secondProvider: SecondProviderForm?

    struct MergerForm: Sendable {
        let into: TextInput
        let text: TextArea
        let isOpen: Bool
    }

    struct SplitForm: Sendable {
        let issues: Choices
        let text: TextArea
        let isOpen: Bool
    }

    struct SecondProviderForm: Sendable {
        let provider: SelectInput
        let since: DateInput
        let text: TextArea
        let isOpen: Bool
    }

    /// - Returns: nil where none of it can be done
    init?(_ view: CaseView, _ directory: ProviderDirectory, _ form: FormFields, _ messages: FormMessages?) {
        func offers(_ action: ActionName) -> Bool { view.availableActions.contains(action.rawValue) }
        func area(_ action: ActionName, _ question: String, _ readers: String) -> TextArea {
            let id = Self.text(action)
            return TextArea(
                id, question, rows: 3, hint: "\(readers) will read it.", error: messages?[id], value: form[id] ?? "")
        }
        func isOpen(_ inputs: String...) -> Bool { inputs.contains { messages?[$0] != nil } }
        merger =
            offers(.merger)
            ? MergerForm(
                into: TextInput(
                    Self.into, "Which case does it go on in?", hint: "Its reference, such as ABCD EFGH",
                    error: messages?[Self.into], value: form[Self.into] ?? "", width: .medium),
                text: area(.merger, "Why are they merged?", "Both sides"), isOpen: isOpen(Self.into, Self.text(.merger))
            )
            : nil
        // One issue has to stay.
        split =
            offers(.split) && view.issues.count > 1
            ? SplitForm(
                issues: Choices(
                    Self.issues, "What goes on by itself?", error: messages?[Self.issues],
                    options: view.issues.map { .box(Self.issues, $0.rawValue, $0.title, chosen: form.all(Self.issues)) }
                ),
                text: area(.split, "Why is it split?", "Both sides"), isOpen: isOpen(Self.issues, Self.text(.split)))
            : nil
        secondProvider =
            offers(.secondProvider)
            ? SecondProviderForm(
                provider: SelectInput(
                    Self.provider, "Which provider?", hint: nil, error: messages?[Self.provider],
                    options: directory.idsByName.map { .entry($0.rawValue, $1, chosen: form[Self.provider]) },
                    isHeading: false),
                since: DateInput(
                    Self.since, "When did the complainant first complain to this provider?", isOptional: true,
                    hint: "Leave it empty if that has not happened: then the complainant is told to.",
                    error: messages?[Self.since], form: form),
                text: area(.secondProvider, "Why is it asked?", "The complainant"),
                isOpen: isOpen(Self.provider, Self.since, Self.text(.secondProvider)))
            : nil
        guard merger != nil || split != nil || secondProvider != nil else { return nil }
    }

    static let steps: [ActionName] = [.merger, .split, .secondProvider]

    private static let into = "merger-into"
    private static let issues = "split-issues"
    private static let provider = "second-provider"
    private static let since = "second-provider-since"

    private static func text(_ action: ActionName) -> String { "\(action.rawValue)-text" }

    /// What was filled in, as the JSON of the API.
    static func body(of action: ActionName) -> @Sendable (FormFields) -> JSONValue {
        switch action {
        case .merger: { form in ["into": form.json(into), "text": form.json(text(action))] }
        case .split:
            { form in
                ["issues": .array(form.all(issues).map(JSONValue.string)), "text": form.json(text(action))]
            }
        case .secondProvider:
            { form in
                [
                    "provider": form.json(provider),
                    "first_complained_on": form.date(since).map { .string($0) } ?? .null,
                    "text": form.json(text(action)),
                ]
            }
        default: { _ in [:] }
        }
    }

    /// The input that a problem is about; nil where it is none of these forms'.
    static func input(of problem: FieldProblem, _ action: ActionName) -> String? {
        guard steps.contains(action) else { return nil }
        switch problem.pointer.split(separator: "/").first {
        case "into": return into
        case "issues": return issues
        case "provider": return provider
        case "first_complained_on": return since
        case "text": return text(action)
        default: return nil
        }
    }

    /// The first box of a group and the first part of a date take the focus.
    static func anchor(of input: String, _ view: CaseView) -> String? {
        switch input {
        case issues: view.issues.first.map { "#\(issues)-\($0.rawValue)" }
        case since: "#\(since)-day"
        default: nil
        }
    }

    static let labels: [String: FormLabels.Label] = [
        into: .init(ask: "Enter the reference of the other case", subject: "The reference"),
        issues: .init(ask: "Choose what goes on by itself", subject: "What goes on by itself"),
        provider: .init(ask: "Choose the provider", subject: "The provider"),
        since: .init(ask: "Enter the day of the first complaint", subject: "The day of the first complaint"),
        text(.merger): .init(ask: "Say why", subject: "What you wrote"),
        text(.split): .init(ask: "Say why", subject: "What you wrote"),
        text(.secondProvider): .init(ask: "Say why", subject: "What you wrote"),
    ]
}
