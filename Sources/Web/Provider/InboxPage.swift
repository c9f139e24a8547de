import Domain
import Operations

/// What waits for a provider: what is urgent first, then by what is due first.
struct InboxPage: PageContent {
    static let template = "inbox"

    let title: String
    let name: String
    let provider: String
    let formToken: String
    let cases: [Entry]
    let hasCases: Bool
    /// Said where there is more than the page shows.
    let isCut: Bool
    let reference: TextInput

    struct Entry: Sendable {
        let address: String
        let reference: String
        let provider: String
        let task: String
        let due: DueTag
        let isUrgent: Bool
    }

    init(_ inbox: Inbox, today: CalendarDay, formToken: String, unknown: String? = nil) {
        title = "Complaints that wait for \(inbox.providerName)"
        name = inbox.name
        provider = inbox.providerName
        self.formToken = formToken
        cases = inbox.cases.map { entry in
            Entry(
                address: InboxPath.page(entry.reference), reference: entry.reference.spoken,
                provider: entry.providerName, task: entry.status.providerTask, due: DueTag(entry.dueOn, today: today),
                isUrgent: entry.isUrgent)
        }
        hasCases = !cases.isEmpty
        isCut = cases.count == ShowInbox.most
        reference = TextInput(
            "reference", "Open a case by its reference",
            error: unknown.map { _ in "There is no such reference: check for a mistyped character" },
            value: unknown ?? "", autocomplete: "off", width: .medium)
    }
}

extension CaseStatus {
    /// What the provider has to do about it.
    fileprivate var providerTask: String {
        switch self {
        case .awaitingProvider: "Answer the complaint"
        case .settlementOffered: "Answer the counter-offer"
        case .awaitingInformation: "Answer our questions"
        case .resolutionProposed: "Ask for a review, if there is a reason"
        case .awaitingRemedy: "Carry out what was decided, and show it"
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingComments, .investigating,
            .awaitingSignature, .reviewing, .awaitingAcceptance, .onHold, .closed:
            "Nothing now"
        }
    }
}
