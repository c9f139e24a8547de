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
    static let complaint = FormLabels(labels: [
        ComplaintFields.name.formName: Label(ask: "Enter your full name", subject: "Your name"),
        ComplaintFields.email.formName: Label(
            ask: "Enter your e-mail address, so that we can reach you by e-mail", subject: "Your e-mail address"),
        ComplaintFields.phone.formName: Label(
            ask: "Enter your phone number, so that we can reach you by phone", subject: "Your phone number"),
        ComplaintFields.postcode.formName: Label(
            ask: "Enter your postcode, so that we can reach you by post", subject: "Your postcode"),
        ComplaintFields.preferredChannel.formName: Label(
            ask: "Choose how we should contact you", subject: "How we should contact you"),
        ComplaintFields.customerType.formName: Label(
            ask: "Choose whether the service is for yourself or for a business", subject: "Whom the service is for"),
        ComplaintFields.people.formName: Label(
            ask: "Enter how many people work in the business", subject: "The number of people"),
        ComplaintFields.provider.formName: Label(ask: "Choose the provider", subject: "The provider"),
        ComplaintFields.service.formName: Label(ask: "Choose the service", subject: "The service"),
        ComplaintFields.accountReference.formName: Label(
            ask: "Enter the account number", subject: "The account number"),
        ComplaintFields.issues.formName: Label(
            ask: "Choose what the complaint is about", subject: "What the complaint is about"),
        ComplaintFields.narrative.formName: Label(ask: "Say what happened", subject: "What happened"),
        ComplaintFields.desiredOutcome.formName: Label(
            ask: "Say what would put it right", subject: "What would put it right"),
        ComplaintFields.firstComplainedOn.formName: Label(
            ask: "Enter the date of your first complaint", subject: "The date of your first complaint"),
        ComplaintFields.adrLetterDated.formName: Label(
            ask: "Enter the date of the letter", subject: "The date of the letter"),
    ])

    /// The steps of both sides; the lines of an offer are named by their number.
    static let actions = FormLabels(
        labels: [
            "comments": Label(ask: "Enter your comments", subject: "Your comments"),
            "first_complained_on": Label(
                ask: "Enter the date of your first complaint", subject: "The date of your first complaint"),
            "reason": Label(ask: "Enter a reason", subject: "The reason"),
            "position": Label(ask: "Choose your position", subject: "Your position"),
            "text": Label(ask: "Enter your response", subject: "Your response"),
            "evidence": Label(ask: "Say what shows that it is done", subject: "The evidence"),
            "remedy": Label(ask: "Choose the remedy", subject: "The remedy"),
            "offer": Label(ask: "Offer at least one remedy, or choose to defend", subject: "The offer"),
        ].merging(offerLabels) { first, _ in first })

    private static let offerLabels = Dictionary(
        (0..<ProviderPage.offerLines).flatMap { index in
            let name = "remedy \(index + 1)"
            return [
                ("remedies-\(index)-kind", Label(ask: "Choose the kind of \(name)", subject: "The kind of \(name)")),
                (
                    "remedies-\(index)-description",
                    Label(ask: "Say what you will do for \(name)", subject: "What you will do for \(name)")
                ),
                ("remedies-\(index)-amount", Label(ask: "Enter the amount", subject: "The amount of \(name)")),
            ]
        }
    ) { first, _ in first }
}
