import Domain

/// What somebody of the staff reads to a caller before the complaint is sent, and notes of the call.
struct ReadBackPage: PageContent {
    static let template = "readback"
    static let input = "call_note"
    /// In characters (Unicode scalars); room for a long call.
    private static let longestNote = 5000

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String? = JourneyPath.check
    let formToken: String
    let sections: [CheckPage.Section]
    let statements: [String]
    let note: TextArea

    /// - Parameter problem: the key of the words that say what is wrong with the note
    init(_ visit: Visit, note: String = "", problem: String? = nil) {
        let words = visit.words
        let error = problem.map { words("read_back.\($0)") }
        errors = error.map { [SummaryError(href: "#\(Self.input)", text: $0)] } ?? []
        hasErrors = error != nil
        title = words.title(words("read_back.title"), hasErrors: hasErrors)
        formToken = visit.formToken
        sections = CheckPage(visit).sections
        statements = DeclarationPage(visit).statements
        self.note = TextArea(
            Self.input, words("read_back.note"), hint: words("read_back.note_hint"), error: error, value: note)
    }

    /// - Returns: nil for a note that can be kept, and where there is no call
    static func problem(with form: FormFields, of visit: Visit) -> String? {
        guard visit.call != nil else { return nil }
        let note = form[input] ?? ""
        if FieldChecks.isBlank(note) { return "note_missing" }
        return note.unicodeScalars.count > longestNote ? "note_too_long" : nil
    }
}
