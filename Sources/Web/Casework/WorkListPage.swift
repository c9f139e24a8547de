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
    let readings: [Reading]
    let hasReadings: Bool
    /// Of which nobody has taken one yet.
    let freeReadings: [Reading]
    let hasFreeReadings: Bool
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

    /// A case to read a second time.
    struct Reading: Sendable {
        let address: String
        let reference: String
        let provider: String
        let due: DueTag
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
                address: item.reading.map(StaffPath.reading) ?? StaffPath.page(item.reference),
                reference: item.reference.spoken, provider: item.providerName,
                what: item.kind.title, since: LondonText.spoken(item.raisedAt))
        }
        hasItems = !items.isEmpty
        readings = list.readings.map { Reading($0, today: today) }
        hasReadings = !readings.isEmpty
        freeReadings = list.freeReadings.map { Reading($0, today: today) }
        hasFreeReadings = !freeReadings.isEmpty
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

extension WorkListPage.Reading {
    fileprivate init(_ reading: WorkReading, today: CalendarDay) {
        address = StaffPath.reading(reading.id)
        reference = reading.reference.spoken
        provider = reading.providerName
        due = DueTag(reading.dueOn, today: today)
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
        case .secondReadingDiffers: "A second reading differs from the draft"
        case .mailReceived: "A party wrote to us"
        case .mailHeld: "A message is nobody's"
        }
    }
}
