import Domain
import Operations

/// Where somebody of the staff begins a call, and goes on with one.
struct CallPage: PageContent {
    static let template = "call"

    let title = "Take a call"
    let formToken: String
    let name: String
    /// Where the call that is under way goes on.
    let goOn: String?

    init(_ staff: StaffIdentity, formToken: String, goOn: String?) {
        self.formToken = formToken
        name = staff.name
        self.goOn = goOn
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
