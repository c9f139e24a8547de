import Domain
import Operations

/// What staff can do with the time and the road of a case: a hold, more time, another scheme, once more.
struct TimeForms: Sendable {
    let hold: HoldForm?
    let resumption: Bool
    let `extension`: ExtensionForm?
    let transfer: TransferForm?
    let reopening: ReasonForm?

    struct HoldForm: Sendable {
        let reason: Choices
        let until: DateInput
        let text: TextArea
        let isOpen: Bool
    }

    struct ExtensionForm: Sendable {
        let workingDays: TextInput
        let text: TextArea
        let isOpen: Bool
    }

    struct TransferForm: Sendable {
        let scheme: TextInput
        let text: TextArea
        let isOpen: Bool
    }

    struct ReasonForm: Sendable {
        let text: TextArea
        let isOpen: Bool
    }

    /// - Returns: nil where none of it can be done
    init?(_ view: CaseView, _ form: FormFields, _ messages: FormMessages?) {
        func offers(_ action: ActionName) -> Bool { view.availableActions.contains(action.rawValue) }
        func area(_ action: ActionName, _ question: String) -> TextArea {
            let id = Self.text(action)
            return TextArea(
                id, question, rows: 3, hint: "Both sides will read it.", error: messages?[id], value: form[id] ?? "")
        }
        func isOpen(_ inputs: String...) -> Bool { inputs.contains { messages?[$0] != nil } }
        hold =
            offers(.hold)
            ? HoldForm(
                reason: Choices(
                    Self.reason, "What is the reason?", error: messages?[Self.reason],
                    options: Hold.Reason.allCases.map {
                        .radio(Self.reason, $0.rawValue, $0.title, chosen: form[Self.reason])
                    }),
                until: DateInput(
                    Self.until, "Until when?", hint: "At the end of this day the case goes on by itself.",
                    error: messages?[Self.until], form: form),
                text: area(.hold, "Why is it put on hold?"), isOpen: isOpen(Self.reason, Self.until, Self.text(.hold)))
            : nil
        resumption = offers(.resumption)
        `extension` =
            offers(.extension)
            ? ExtensionForm(
                workingDays: TextInput(
                    Self.days, "How many working days more?", error: messages?[Self.days], value: form[Self.days] ?? "",
                    inputMode: "numeric", width: .short),
                text: area(.extension, "Why is more time given?"), isOpen: isOpen(Self.days, Self.text(.extension)))
            : nil
        transfer =
            offers(.transfer)
            ? TransferForm(
                scheme: TextInput(
                    Self.scheme, "Which scheme?", error: messages?[Self.scheme], value: form[Self.scheme] ?? ""),
                text: area(.transfer, "Why is it handed over?"), isOpen: isOpen(Self.scheme, Self.text(.transfer)))
            : nil
        reopening =
            offers(.reopening)
            ? ReasonForm(text: area(.reopening, "Why is it taken up again?"), isOpen: isOpen(Self.text(.reopening)))
            : nil
        guard hold != nil || resumption || `extension` != nil || transfer != nil || reopening != nil else { return nil }
    }

    private static let reason = "hold-reason"
    private static let until = "hold-until"
    private static let days = "extension-days"
    private static let scheme = "transfer-scheme"

    private static func text(_ action: ActionName) -> String { "\(action.rawValue)-text" }

    /// What was filled in, as the JSON of the API.
    static func body(of action: ActionName) -> @Sendable (FormFields) -> JSONValue {
        switch action {
        case .hold:
            { form in
                [
                    "reason": form.json(reason), "until": form.date(until).map { .string($0) } ?? .null,
                    "text": form.json(text(action)),
                ]
            }
        case .extension:
            { form in
                // What is no number is refused by the reader, as it was typed.
                let number = form[days].flatMap { Int($0) }.map { JSONValue.number(JSONNumber($0)) }
                return ["working_days": number ?? form.json(days), "text": form.json(text(action))]
            }
        case .transfer: { form in ["scheme": form.json(scheme), "text": form.json(text(action))] }
        case .reopening: { form in ["text": form.json(text(action))] }
        default: { _ in [:] }
        }
    }

    /// The input that a problem is about; nil where it is none of these forms'.
    static func input(of problem: FieldProblem, _ action: ActionName) -> String? {
        guard [.hold, .extension, .transfer, .reopening].contains(action) else { return nil }
        switch problem.pointer {
        case "/reason": return reason
        case "/until": return until
        case "/working_days": return days
        case "/scheme": return scheme
        case "/text": return text(action)
        default: return nil
        }
    }

    static func anchor(of input: String) -> String? {
        switch input {
        case reason: "#\(reason)-\(Hold.Reason.complainantAsked.rawValue)"
        case until: "#\(until)-day"
        default: nil
        }
    }

    static let labels: [String: FormLabels.Label] = [
        reason: .init(ask: "Choose the reason", subject: "The reason"),
        until: .init(ask: "Enter the last day of the hold", subject: "The last day of the hold"),
        days: .init(ask: "Enter how many working days", subject: "The number of working days"),
        scheme: .init(ask: "Enter the name of the scheme", subject: "The name of the scheme"),
        text(.hold): .init(ask: "Say why", subject: "What you wrote"),
        text(.extension): .init(ask: "Say why", subject: "What you wrote"),
        text(.transfer): .init(ask: "Say why", subject: "What you wrote"),
        text(.reopening): .init(ask: "Say why", subject: "What you wrote"),
    ]
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
