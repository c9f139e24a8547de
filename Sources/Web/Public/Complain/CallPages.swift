import Domain
import Operations

/// Where somebody of the staff signs in, begins a call, and goes on with one.
struct CallPage: PageContent {
    static let template = "call"
    static let input = "key"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let formToken: String
    let name: String?
    /// Where the call that is under way goes on.
    let goOn: String?
    let key: TextInput

    init(_ staff: StaffIdentity?, formToken: String, goOn: String? = nil, error: String? = nil) {
        errors = error.map { [SummaryError(href: "#\(Self.input)", text: $0)] } ?? []
        hasErrors = error != nil
        title = (hasErrors ? "Error: " : "") + (staff == nil ? "Sign in to take calls" : "Take a call")
        self.formToken = formToken
        name = staff?.name
        self.goOn = goOn
        key = TextInput(
            Self.input, "Your key", type: "password", hint: "It starts with rs_. You can paste it.", error: error,
            autocomplete: "current-password")
    }
}

/// What is told to the caller once the complaint is there.
struct CallSentPage: PageContent {
    static let template = "callsent"

    let title = "The complaint is with us"
    let reference: String
    let formToken: String
    let outcome: String
    let next: String
}

extension CallSentPage {
    init(_ view: CaseView, formToken: String) {
        self.init(
            reference: view.reference.spoken, formToken: formToken, outcome: view.eligibility.explanation,
            next: view.nextStep)
    }
}
