import Domain
import Operations

/// What somebody of the staff has to do: what is urgent first, then by what is due first.
struct WorkListPage: PageContent {
    static let template = "worklist"

    let title = "Your work"
    let name: String
    let role: String
    let formToken: String
    let cases: [Entry]
    let hasCases: Bool
    let items: [Item]
    let hasItems: Bool
    let reference: TextInput

    struct Entry: Sendable {
        let address: String
        let reference: String
        let provider: String
        let task: String
        let due: DueTag
        let isUrgent: Bool
        let needsCare: Bool
    }

    struct Item: Sendable {
        let address: String
        let reference: String
        let provider: String
        let what: String
        let since: String
    }

    init(_ list: WorkList, today: CalendarDay, formToken: String, unknown: String? = nil) {
        name = list.staff.name
        role = list.staff.party.spoken
        self.formToken = formToken
        cases = list.cases.map { Entry($0, today: today) }
        hasCases = !cases.isEmpty
        items = list.items.map { item in
            Item(
                address: StaffPath.page(item.reference), reference: item.reference.spoken, provider: item.providerName,
                what: item.kind.title, since: LondonText.spoken(item.raisedAt))
        }
        hasItems = !items.isEmpty
        reference = TextInput(
            "reference", "Open a case by its reference",
            error: unknown.map { _ in "There is no such reference: check for a mistyped character" },
            value: unknown ?? "", autocomplete: "off", width: .medium)
    }
}

extension WorkListPage.Entry {
    fileprivate init(_ work: WorkEntry, today: CalendarDay) {
        let entry = work.line
        isUrgent = work.isUrgent
        needsCare = work.needsCare
        address = StaffPath.page(entry.reference)
        reference = entry.reference.spoken
        provider = entry.providerName
        task = entry.status.task
        due = DueTag(entry.dueOn, today: today)
    }
}

extension CaseStatus {
    /// What the staff have to do about it.
    fileprivate var task: String {
        switch self {
        case .investigating: "Investigate and draft"
        case .reviewing: "Review and draft the final decision"
        case .awaitingSignature: "Read and sign"
        case .eligibilityDisputed: "Rule on eligibility"
        case .tooEarly, .refused, .awaitingProvider, .settlementOffered, .awaitingComments, .awaitingInformation,
            .resolutionProposed, .awaitingAcceptance, .awaitingRemedy, .onHold, .closed:
            "Nothing now"
        }
    }
}

extension StaffItemKind {
    fileprivate var title: String {
        switch self {
        case .noticeUndelivered: "A message did not arrive"
        case .jobDead: "A job was given up"
        case .unassigned: "Nobody is free to investigate"
        case .duplicate: "Looks like another case"
        case .complainantUnreachable: "Mail to the complainant comes back"
        case .providerUnreachable: "Mail to the provider comes back"
        case .mailReceived: "A party wrote to us"
        case .mailHeld: "A message is nobody's"
        }
    }
}
