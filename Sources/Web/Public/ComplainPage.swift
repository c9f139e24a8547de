import Domain

/// The form for a complaint, empty or as it came back with what has to be put right.
struct ComplainPage: PageContent {
    static let template = "complain"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let submissionKey: String
    let provider: ProviderList
    let service: Choices
    let accountReference: TextInput
    let issueGroups: [IssueList]
    let issuesError: String?
    let narrative: TextArea
    let desiredOutcome: TextArea
    let firstComplainedOn: DateInput
    let adrLetter: DateInput
    let declarations: Choices
    let customerType: Choices
    let people: TextInput
    let name: TextInput
    let email: TextInput
    let phone: TextInput
    let postcode: TextInput
    let preferredChannel: Choices

    struct ProviderList: Sendable {
        let id: String
        let error: String?
        let options: [Option]
    }

    struct IssueList: Sendable {
        let title: String
        let options: [Option]
        /// Groups are folded, except where something in them is ticked.
        let isOpen: Bool

        init(_ group: IssueGroup, chosen: [String]) {
            title = group.title
            let name = ComplaintFields.issues.formName
            options = group.codes.map { .box(name, $0.rawValue, $0.title, chosen: chosen) }
            isOpen = options.contains(where: \.isChosen)
        }
    }

    /// - Parameter general: what is wrong with the form as a whole; it comes first.
    init(
        form: FormFields = FormFields([]), problems: [FieldProblem] = [], general: [String] = [],
        submissionKey: String, directory: ProviderDirectory
    ) {
        let messages = FormMessages(
            problems, input: \.formField, anchor: ComplainForm.anchor, labels: .complaint,
            order: ComplainForm.order, general: general)
        let inputs = ComplainInputs(form: form, messages: messages)
        errors = messages.summary
        hasErrors = !errors.isEmpty
        title = hasErrors ? "Error: Make a complaint" : "Make a complaint"
        self.submissionKey = submissionKey
        provider = inputs.provider(directory)
        service = inputs.service
        accountReference = inputs.accountReference
        issueGroups = inputs.issueGroups
        issuesError = messages[ComplaintFields.issues.formName]
        narrative = inputs.narrative
        desiredOutcome = inputs.desiredOutcome
        firstComplainedOn = inputs.firstComplainedOn
        adrLetter = inputs.adrLetter
        declarations = inputs.declarations
        customerType = inputs.customerType
        people = inputs.people
        name = inputs.name
        email = inputs.email
        phone = inputs.phone
        postcode = inputs.postcode
        preferredChannel = inputs.preferredChannel
    }
}
