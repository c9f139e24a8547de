import Domain
import Operations

/// Where one side of a case brings its files, one after the other.
struct EvidencePage: PageContent {
    static let template = "evidence"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    /// What was just done, said once.
    let done: String?
    let back: String
    let reference: String
    let formToken: String
    let files: EvidenceFiles?
    let upload: Upload?

    struct Upload: Sendable {
        let address: String
        let room: String
        let kinds: String
        let fileError: String?
        let describedBy: String
        let description: TextInput
    }

    init(
        _ view: CaseView, _ words: Catalogue, formToken: String, done: EvidenceStep? = nil,
        form: FormFields = FormFields([]), problems: [EvidenceFormProblem] = []
    ) {
        errors = problems.map { problem in
            SummaryError(href: problem.input.map { "#\($0.rawValue)" }, text: problem.text(in: words))
        }
        hasErrors = !errors.isEmpty
        title = (hasErrors ? words("form.error") + " " : "") + words("evidence.title")
        self.done = done.map { words("evidence.\($0.rawValue)") }
        back = EvidencePages.casePage(view)
        reference = view.reference.spoken
        self.formToken = formToken
        files = EvidenceFiles(view, words)
        upload = view.evidenceRoom.flatMap { Upload(view, $0, words, form, problems) }
    }
}

extension EvidencePage.Upload {
    /// - Returns: nil when nothing more fits.
    init?(
        _ view: CaseView, _ room: EvidenceRoom, _ words: Catalogue, _ form: FormFields,
        _ problems: [EvidenceFormProblem]
    ) {
        guard room.files > 0, room.bytes > 0 else { return nil }
        func error(_ input: EvidenceInput) -> String? {
            problems.first { $0.input == input }?.text(in: words)
        }
        address = EvidencePages.address(view)
        self.room = words(
            "evidence.room",
            [
                "largest": ByteCount.spoken(min(room.bytes, EvidenceLimits.largestFile)), "files": "\(room.files)",
                "bytes": ByteCount.spoken(room.bytes),
            ])
        kinds = words("evidence.taken", ["kinds": words("evidence.kinds")])
        fileError = error(.file)
        let file = EvidenceInput.file.rawValue
        describedBy = "\(file)-hint" + (fileError == nil ? "" : " \(file)-error")
        let description = EvidenceInput.description.rawValue
        self.description = TextInput(
            description, words("evidence.description"), hint: words("evidence.description_hint"),
            error: error(.description), value: form[description] ?? "")
    }
}
