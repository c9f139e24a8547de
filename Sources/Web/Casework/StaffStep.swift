import Domain
import Operations

/// A step that staff can take beside what is due: what its form asks, under which name the API knows each answer, and the
/// words for what is missing. The form, its body and its errors are all made from this.
struct StaffStep: Sendable {
    let action: ActionName
    let summary: String
    /// What it does, and who is told.
    let explanation: String
    let button: String
    /// Whether it ends the case here.
    var isFinal = false
    let questions: [StepQuestion]

    func isOffered(on view: CaseView) -> Bool {
        guard view.availableActions.contains(action.rawValue) else { return false }
        // One issue has to stay.
        return action != .split || view.issues.count > 1
    }

    /// What was filled in, as the JSON of the API.
    var body: @Sendable (FormFields) -> JSONValue {
        { form in
            var members = JSONObject()
            for question in questions { members[question.member] = question.value(in: form) }
            return .object(members)
        }
    }
}

/// One question of a step's form.
struct StepQuestion: Sendable {
    enum Kind: Sendable {
        case choice([(value: String, title: String)])
        /// Any of the issues of the case.
        case issues
        case provider
        case day(isOptional: Bool)
        case line(TextInput.Width)
        case number
        case text
        /// A text of which each line is one.
        case lines
    }

    /// Of the control, and of what it sends.
    let id: String
    /// Of the API's body.
    let member: String
    let question: String
    var hint: String?
    let label: FormLabels.Label
    let kind: Kind

    static func why(_ action: ActionName, _ question: String, readers: String = "Both sides") -> StepQuestion {
        StepQuestion(
            id: "\(action.rawValue)-text", member: "text", question: question, hint: "\(readers) will read it.",
            label: .init(ask: "Say why", subject: "What you wrote"), kind: .text)
    }

    func value(in form: FormFields) -> JSONValue {
        switch kind {
        case .issues: .array(form.all(id).map(JSONValue.string))
        case .day: form.date(id).map { .string($0) } ?? .null
        // What is no number is refused by the reader, as it was typed.
        case .number: form[id].flatMap { Int($0) }.map { .number(JSONNumber($0)) } ?? form.json(id)
        case .lines: .array(form.lines(id).map(JSONValue.string))
        case .choice, .provider, .line, .text: form.json(id)
        }
    }

    /// What takes the focus: the first button of a group, or the first part of a date.
    func anchor(on view: CaseView) -> String {
        switch kind {
        case .choice(let options): "#\(id)-\(options.first?.value ?? "")"
        case .issues: "#\(id)-\(view.issues.first?.rawValue ?? "")"
        case .day: "#\(id)-day"
        case .provider, .line, .number, .text, .lines: "#\(id)"
        }
    }
}

extension StaffStep {
    static let ofInvestigation = [informationRequest, informationClosure]
    static let ofTime = [resumption, hold, `extension`, transfer, reopening]
    static let ofJoining = [merger, split, secondProvider]
    static let all = ofInvestigation + ofTime + ofJoining

    private static let informationRequest = StaffStep(
        action: .informationRequest, summary: "Ask one side",
        explanation: """
            It gets your questions with a date by which to answer, and is reminded. The other side is told that you asked, \
            and not what. Our own date for the decision does not move.
            """,
        button: "Send the questions",
        questions: [
            StepQuestion(
                id: "asked", member: "party", question: "Whom do you ask?",
                label: .init(ask: "Choose whom you ask", subject: "Whom you ask"),
                kind: .choice([
                    (SideName.complainant.rawValue, "The complainant"),
                    (SideName.provider.rawValue, "The provider"),
                ])),
            StepQuestion(
                id: "questions", member: "questions", question: "What do you ask?",
                hint: "One question a line, at most \(ActionReader.mostQuestions).",
                label: .init(ask: "Enter at least one question", subject: "Your questions"), kind: .lines),
        ])

    private static let informationClosure = StaffStep(
        action: .informationClosure, summary: "", explanation: "", button: "Go on without more answers", questions: [])

    private static let resumption = StaffStep(
        action: .resumption, summary: "", explanation: "", button: "End the hold now", questions: [])

    private static let hold = StaffStep(
        action: .hold, summary: "Put the case on hold",
        explanation: "Every clock stands still, and nobody is reminded. The dates move by the time of the hold.",
        button: "Put it on hold",
        questions: [
            StepQuestion(
                id: "hold-reason", member: "reason", question: "What is the reason?",
                label: .init(ask: "Choose the reason", subject: "The reason"),
                kind: .choice(Hold.Reason.allCases.map { ($0.rawValue, $0.title) })),
            StepQuestion(
                id: "hold-until", member: "until", question: "Until when?",
                hint: "At the end of this day the case goes on by itself.",
                label: .init(ask: "Enter the last day of the hold", subject: "The last day of the hold"),
                kind: .day(isOptional: false)),
            .why(.hold, "Why is it put on hold?"),
        ])

    private static let `extension` = StaffStep(
        action: .extension, summary: "Give more time",
        explanation: "Once for each date. The date says who gave the time and why.", button: "Move the date",
        questions: [
            StepQuestion(
                id: "extension-days", member: "working_days", question: "How many working days more?",
                label: .init(ask: "Enter how many working days", subject: "The number of working days"), kind: .number),
            .why(.extension, "Why is more time given?"),
        ])

    private static let transfer = StaffStep(
        action: .transfer, summary: "Hand the case to another scheme",
        explanation: "The case is closed here, and both sides are told.", button: "Hand it over", isFinal: true,
        questions: [
            StepQuestion(
                id: "transfer-scheme", member: "scheme", question: "Which scheme?",
                label: .init(ask: "Enter the name of the scheme", subject: "The name of the scheme"), kind: .line(.full)
            ),
            .why(.transfer, "Why is it handed over?"),
        ])

    private static let reopening = StaffStep(
        action: .reopening, summary: "Take the case up again",
        explanation: "It goes on where it stood when it was closed, and both sides are told.",
        button: "Take it up again", questions: [.why(.reopening, "Why is it taken up again?")])

    private static let merger = StaffStep(
        action: .merger, summary: "Merge this case into another",
        explanation: """
            For one person who complains about one provider in two cases. This case ends here, and the other one goes on \
            for both. Both sides are told.
            """,
        button: "Merge the cases", isFinal: true,
        questions: [
            StepQuestion(
                id: "merger-into", member: "into", question: "Which case does it go on in?",
                hint: "Its reference, such as ABCD EFGH",
                label: .init(ask: "Enter the reference of the other case", subject: "The reference"),
                kind: .line(.medium)),
            .why(.merger, "Why are they merged?"),
        ])

    private static let split = StaffStep(
        action: .split, summary: "Split the case",
        explanation: """
            What you choose leaves this case and goes on as a case of its own, with its own dates. Both sides are told.
            """,
        button: "Split the case",
        questions: [
            StepQuestion(
                id: "split-issues", member: "issues", question: "What goes on by itself?",
                label: .init(ask: "Choose what goes on by itself", subject: "What goes on by itself"), kind: .issues),
            .why(.split, "Why is it split?"),
        ])

    private static let secondProvider = StaffStep(
        action: .secondProvider, summary: "Ask a second provider",
        explanation: "The same matter is put to another provider, as a case of its own. This provider is not told.",
        button: "Ask the provider",
        questions: [
            StepQuestion(
                id: "second-provider", member: "provider", question: "Which provider?",
                label: .init(ask: "Choose the provider", subject: "The provider"), kind: .provider),
            StepQuestion(
                id: "second-provider-since", member: "first_complained_on",
                question: "When did the complainant first complain to this provider?",
                hint: "Leave it empty if that has not happened: then the complainant is told to.",
                label: .init(ask: "Enter the day of the first complaint", subject: "The day of the first complaint"),
                kind: .day(isOptional: true)),
            .why(.secondProvider, "Why is it asked?", readers: "The complainant"),
        ])
}

extension Hold.Reason {
    fileprivate var title: String {
        switch self {
        case .complainantAsked: "The complainant asked for time"
        case .complainantUnable: "The complainant is ill, bereaved or otherwise not able to go on"
        case .courtOrInsolvency: "A court or an insolvency comes first"
        case .thirdParty: "Somebody else has to answer first"
        }
    }
}
