import Domain
import Operations

/// The form by which a provider says that the scheme may not look at a complaint.
struct ObjectionForm: Sendable {
    static let ground = "objection-ground"

    let ground: SelectInput
    let text: TextArea

    /// - Returns: nil where it is not the time for it.
    init?(_ view: CaseView, form: FormFields, messages: FormMessages?) {
        let name = ActionName.objection.rawValue
        guard view.availableActions.contains(name) else { return nil }
        ground = SelectInput(
            Self.ground, "Why can the scheme not look at it?", hint: nil, error: messages?[Self.ground],
            options: RefusalGround.allCases.map { .entry($0.rawValue, $0.objection, chosen: form[Self.ground]) },
            isHeading: false)
        text = TextArea(
            name, "What shows it?", name: "text", rows: 6,
            hint: "Add documents as evidence. The complainant will read this. The merits belong into your response.",
            error: messages?[name], value: form["text"] ?? "")
    }
}

extension RefusalGround {
    /// As a provider would say it.
    fileprivate var objection: String {
        switch self {
        case .tooEarly: "We have not had our time to answer"
        case .outOfTime: "It comes too late after our ADR letter"
        case .providerNotMember: "We were not a member of the scheme"
        case .notCustomer: "The complainant was not our customer"
        case .businessTooLarge: "The business has more than 10 people"
        case .alreadySettled: "It has been settled"
        case .beforeCourt: "It is or was before a court"
        case .otherScheme: "It is or was before another scheme"
        case .overLimit: "It is about more than the scheme can award"
        case .frivolousOrVexatious: "It is frivolous or vexatious"
        case .seriousImpairment: "It would seriously impair the scheme"
        case .subjectOutside: "Its subject is outside the scheme"
        }
    }
}
