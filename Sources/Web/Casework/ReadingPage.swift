import Domain
import Operations

/// A case to read a second time, with a form for what was found; once that is done, draft and reading side by side.
struct ReadingPage: PageContent {
    static let template = "reading"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let address: String
    let formToken: String
    let reference: String
    let provider: String
    let scheme: String
    let codeAddress: String
    let open: Open?
    let done: Done?

    /// While it is read.
    struct Open: Sendable {
        let dueOn: String
        let complaint: [RecordPage.Row]
        let entries: [CaseHistory.Entry]
        let hasEntries: Bool
        let files: [File]
        let hasFiles: Bool
        let form: ReadingForm
    }

    struct File: Sendable {
        let address: String
        let name: String
        let about: String
    }

    /// Once it is read.
    struct Done: Sendable {
        let heading: String
        let explanation: String
        let rows: [Row]
        let note: String
        let readAt: String
        let caseAddress: String
        let isToBeSeen: Bool
    }

    struct Row: Sendable {
        let about: String
        let draft: String
        let reading: String
        let differs: Bool
    }

    init(
        _ view: ReadingView, _ words: Catalogue, _ directory: ProviderDirectory, formToken: String, form: FormFields,
        messages: FormMessages
    ) {
        errors = messages.summary
        hasErrors = !errors.isEmpty
        title = (hasErrors ? "Error: " : "") + "Second reading of case \(view.reference.spoken)"
        address = StaffPath.reading(view.id)
        self.formToken = formToken
        reference = view.reference.spoken
        provider = view.providerName
        scheme = view.schemeTitle
        codeAddress = "/code-of-practice/\(view.scheme)"
        switch view.stage {
        case .open(let material):
            open = Open(material, view, words, directory, ReadingForm(view, form, messages))
            done = nil
        case .done(let comparison):
            open = nil
            done = Done(comparison, view)
        }
    }
}

extension ReadingPage.Open {
    init(
        _ material: ReadingMaterial, _ view: ReadingView, _ words: Catalogue, _ directory: ProviderDirectory,
        _ form: ReadingForm
    ) {
        dueOn = view.dueOn.spoken
        complaint = RecordPage(material.complaint, words, directory).rows
        entries = material.entries.map(CaseHistory.Entry.init)
        hasEntries = !entries.isEmpty
        files = material.evidence.map(\.evidence).map { evidence in
            ReadingPage.File(
                address: "\(StaffPath.reading(view.id))/evidence/\(evidence.id.text)", name: evidence.fileName,
                about: "\(evidence.description) (\(ByteCount.spoken(evidence.size)), from the \(evidence.owner.spoken))"
            )
        }
        hasFiles = !files.isEmpty
        self.form = form
    }
}

extension ReadingPage.Done {
    init(_ comparison: ReadingComparison, _ view: ReadingView) {
        let (draft, reading) = (comparison.draft, comparison.reading)
        heading = comparison.agrees ? "Both agree" : "The two differ"
        explanation =
            comparison.agrees
            ? "Both readers found the same on every issue."
            : "The two readers did not find the same on every issue."
        rows =
            zip(draft.lines, reading.lines).map { drafted, read in
                ReadingPage.Row(
                    about: drafted.issue.title, draft: drafted.outcome?.title ?? "Nothing",
                    reading: read.outcome?.title ?? "Nothing", differs: drafted != read)
            } + [
                ReadingPage.Row(
                    about: "Money in all", draft: Money.pounds(pence: draft.award),
                    reading: Money.pounds(pence: reading.award), differs: draft.award != reading.award)
            ]
        note = comparison.note
        readAt = LondonText.spoken(comparison.readAt)
        caseAddress = StaffPath.page(view.reference)
        isToBeSeen = comparison.isToBeSeen
    }
}
