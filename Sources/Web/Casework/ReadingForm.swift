import Domain
import Operations

/// What the second reader found: on each issue, in money, and why.
struct ReadingForm: Sendable {
    let outcomes: [Choices]
    let award: TextInput
    let note: TextArea

    /// What a form says, once it is whole.
    struct Result: Sendable {
        let assessment: Assessment
        let note: String
    }

    init(_ view: ReadingView, _ form: FormFields, _ messages: FormMessages) {
        outcomes = view.issues.enumerated().map { index, issue in
            let id = Self.outcome(index)
            return Choices(
                id, issue.title, isInline: true, error: messages[id],
                options: Finding.Outcome.allCases.map { .radio(id, $0.rawValue, $0.title, chosen: form[id]) })
        }
        award = TextInput(
            Self.award, "How much money would you award in all?", hint: "In pounds. Enter 0 for none.",
            error: messages[Self.award], value: form[Self.award] ?? "", inputMode: "decimal", width: .short,
            isPounds: true)
        note = TextArea(
            Self.note, "Why, in a few words?", rows: 4, hint: "The ombudsmen read it where you differ from the draft.",
            error: messages[Self.note], value: form[Self.note] ?? "")
    }

    /// - Throws: `Problem` listing every field that is wrong
    static func result(of form: FormFields, _ view: ReadingView) throws -> Result {
        var reader = ActionReader()
        var body = JSONObject()
        for input in inputs(view) { body[input] = form.json(input) }
        let lines = view.issues.indices.map { index in
            Assessment.Line(view.issues[index], reader.choice(body, outcome(index), at: ""))
        }
        let award = reader.award(form[award], upTo: view.cap)
        let note = reader.text(body, note, at: "", longest: ActionReader.longestDescription)
        try reader.finish()
        return Result(assessment: Assessment(lines, award: award), note: note)
    }

    static func messages(_ problems: [FieldProblem], _ view: ReadingView, _ general: [String]) -> FormMessages {
        FormMessages(
            problems, input: { String($0.pointer.dropFirst()) },
            anchor: { $0.hasPrefix("outcome") ? "#\($0)-\(Finding.Outcome.upheld.rawValue)" : "#\($0)" },
            labels: labels(view), order: inputs(view), general: general)
    }

    private static func labels(_ view: ReadingView) -> FormLabels {
        let outcomes = view.issues.enumerated().map { index, issue in
            (
                outcome(index),
                FormLabels.Label(
                    ask: "Say what you find on “\(issue.title)”", subject: "The finding on “\(issue.title)”")
            )
        }
        return FormLabels(
            labels: Dictionary(outcomes) { first, _ in first }.merging([
                award: .init(ask: "Enter the amount, or 0", subject: "The amount"),
                note: .init(ask: "Say why", subject: "What you wrote"),
            ]) { first, _ in first })
    }

    private static func inputs(_ view: ReadingView) -> [String] { view.issues.indices.map(outcome) + [award, note] }

    private static func outcome(_ index: Int) -> String { "outcome-\(index)" }
    private static let award = "award"
    private static let note = "note"
}

extension ActionReader {
    /// Pence from what somebody typed.
    fileprivate mutating func award(_ text: String?, upTo cap: Int) -> Int {
        guard let text else {
            problem("/award", .missing, "is missing")
            return 0
        }
        guard let pence = Money.pence(from: text) else {
            problem("/award", .invalidFormat, "must be an amount in pounds, such as 50 or 45.50")
            return 0
        }
        if pence > cap { problem("/award", .outOfRange, "must be at most \(Money.pounds(pence: cap))") }
        return pence
    }
}
