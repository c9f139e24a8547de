import Domain

/// The problems of a form, by input and as a summary: the same words in both places.
struct FormMessages: Sendable {
    let summary: [SummaryError]
    private let byInput: [String: String]

    /// - Parameters:
    ///   - input: the input that a problem belongs to; nil for what concerns the form as a whole.
    ///   - anchor: where on the page that input can be focused.
    ///   - order: the inputs from the top of the page to its end; what is not in it comes last.
    ///   - general: problems of the form as a whole; they come first.
    init(
        _ problems: [FieldProblem], input: (FieldProblem) -> String?, anchor: (String) -> String, labels: FormLabels,
        order: [String] = [], general: [String] = []
    ) {
        let places = problems.map { problem in input(problem).flatMap { order.firstIndex(of: $0) } ?? order.count }
        let problems = zip(places, problems).sorted { $0.0 < $1.0 }.map(\.1)
        var byInput: [String: String] = [:]
        var summary = general.map { SummaryError(href: nil, text: $0) }
        for problem in problems {
            let input = input(problem)
            if let input, byInput[input] != nil { continue }
            let message = labels.message(problem, input: input)
            if let input { byInput[input] = message }
            summary.append(SummaryError(href: input.map(anchor), text: message))
        }
        self.byInput = byInput
        self.summary = summary
    }

    subscript(input: String) -> String? { byInput[input] }
}

/// How a form speaks of its inputs. The validator's words are for programs: "is missing", "must be …".
struct FormLabels: Sendable {
    struct Label: Sendable {
        /// What to do when it is missing.
        let ask: String
        /// The beginning of a sentence about it.
        let subject: String
    }

    let labels: [String: Label]

    func message(_ problem: FieldProblem, input: String?) -> String {
        guard let input, let label = labels[input] else { return "This form \(problem.message)." }
        switch problem.code {
        case .missing, .empty: return label.ask
        case .invalidFormat where problem.message.contains("YYYY"):
            return "\(label.subject) must be a real date, such as 9 4 2026"
        case .wrongType, .tooLong, .tooMany, .controlCharacter, .invalidFormat, .unknownValue, .outOfRange, .inFuture,
            .duplicate, .unknownField, .contradiction:
            return "\(label.subject) \(problem.message)"
        }
    }
}

extension FormLabels {
    /// The steps of both sides; the lines of an offer are named by their number.
    static let actions = FormLabels(
        labels: [
            "comments": Label(ask: "Enter your comments", subject: "Your comments"),
            "first_complained_on": Label(
                ask: "Enter the date of your first complaint", subject: "The date of your first complaint"),
            "reason": Label(ask: "Enter a reason", subject: "The reason"),
            "counter-offer": Label(ask: "Say what you think of the offer", subject: "What you wrote"),
            "review-request": Label(ask: "Say what we have to look at again", subject: "What you wrote"),
            "review-ground": Label(ask: "Choose the reason", subject: "The reason"),
            "reopening": Label(ask: "Say why you want to go on", subject: "What you wrote"),
            "disputed-remedy": Label(ask: "Choose the remedy", subject: "The remedy"),
            "remedy-dispute": Label(ask: "Say what is not done", subject: "What you wrote"),
            "refusal-dispute": Label(ask: "Say why we should look at it again", subject: "What you wrote"),
            "objection-ground": Label(ask: "Choose the reason of your objection", subject: "The reason"),
            "objection": Label(ask: "Say what shows it", subject: "Your objection"),
            "position": Label(ask: "Choose your position", subject: "Your position"),
            "text": Label(ask: "Enter your response", subject: "Your response"),
            "evidence": Label(ask: "Say what shows that it is done", subject: "The evidence"),
            "remedy": Label(ask: "Choose the remedy", subject: "The remedy"),
            "offer": Label(ask: "Fill in at least one remedy", subject: "The offer"),
        ].merging(offerLabels) { first, _ in first }.merging(InformationForm.labels) { first, _ in first })

    /// A draft of a decision, and a ruling.
    static let casework = FormLabels(
        labels: [
            "admit": Label(ask: "Say whether the scheme can look at it", subject: "The ruling"),
            "reasons": Label(ask: "Give the reasons", subject: "The reasons"),
            "offer": Label(ask: "Say what has to be done", subject: "What has to be done"),
        ].merging(offerLabels) { first, _ in first }.merging(findingLabels) { first, _ in first }
            .merging(StepForms.labels) { first, _ in first })

    private static let findingLabels = Dictionary(
        (0..<ActionReader.mostFindings).flatMap { index in
            let about = "on issue \(index + 1)"
            return [
                (
                    DecisionForm.outcome(index),
                    Label(ask: "Say what you found \(about)", subject: "The finding \(about)")
                ),
                (DecisionForm.reasons(index), Label(ask: "Give the reasons \(about)", subject: "The reasons \(about)")),
            ]
        }
    ) { first, _ in first }

    private static let offerLabels = Dictionary(
        (0..<RemedyLines.count).flatMap { index in
            let name = "remedy \(index + 1)"
            return [
                ("remedies-\(index)-kind", Label(ask: "Choose the kind of \(name)", subject: "The kind of \(name)")),
                (
                    "remedies-\(index)-description",
                    Label(ask: "Say what is to be done for \(name)", subject: "What is to be done for \(name)")
                ),
                ("remedies-\(index)-amount", Label(ask: "Enter the amount", subject: "The amount of \(name)")),
            ]
        }
    ) { first, _ in first }
}
