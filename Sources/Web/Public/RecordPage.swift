import Domain
import Operations

/// What was sent, in full, to be printed and kept.
struct RecordPage: PageContent {
    static let template = "record"

    let title: String
    let back: String?
    let rows: [Row]

    struct Row: Sendable {
        let label: String
        let value: String
    }

    init(_ received: ReceivedComplaint, _ words: Catalogue, _ directory: ProviderDirectory) {
        title = words("record.title")
        back = CasePath.page(received.reference)
        let first = [
            Row(label: words("record.reference"), value: received.reference.spoken),
            Row(label: words("record.received"), value: words.day(LondonTime.day(of: received.at))),
        ]
        rows = first + ComplaintFields.all.compactMap { RecordRow($0, received.complaint, words, directory).row }
    }
}

/// One field of a complaint as it was received, in words.
struct RecordRow {
    let field: ComplaintField
    let complaint: JSONValue
    let words: Catalogue
    let directory: ProviderDirectory

    init(_ field: ComplaintField, _ complaint: ComplaintDraft, _ words: Catalogue, _ directory: ProviderDirectory) {
        self.field = field
        self.complaint = complaint.json
        self.words = words
        self.directory = directory
    }

    /// Nil for what was not said, and for what the pages do not ask.
    var row: RecordPage.Row? {
        guard let value = text, let label = words.find("field.\(field.formName).short") else { return nil }
        return RecordPage.Row(label: label, value: value)
    }

    private var text: String? {
        let value = field.parent.map { complaint[$0]?[field.name] } ?? complaint[field.name]
        guard let value, value != .null else { return nil }
        switch field.kind {
        case .choice: return value.stringValue.map(option)
        case .choices: return value.arrayValue?.compactMap { $0.stringValue.map(option) }.joined(separator: "\n")
        case .provider: return value.stringValue.map { directory.name(of: ProviderID(rawValue: $0)) ?? $0 }
        case .day: return value.stringValue.flatMap { CalendarDay(iso8601: $0) }.map(words.day)
        case .wholeNumber: return value.intValue.map { "\($0)" }
        case .pence: return value.intValue.map(Money.pounds)
        case .issues: return value.arrayValue?.compactMap(issue).joined(separator: "\n")
        case .line, .text, .email, .phone, .postcode: return value.stringValue
        case .flag, .object: return nil
        }
    }

    private func option(_ word: String) -> String { words("field.\(field.formName).options.\(word)") }

    private func issue(_ value: JSONValue) -> String? {
        guard let code = value[IssueFields.code.name]?.stringValue.flatMap(IssueCode.init(rawValue:)) else {
            return nil
        }
        let details = IssueFields.all.compactMap { detail($0, value[$0.name]) }
        return ([words.title(of: code)] + details).joined(separator: "; ")
    }

    private func detail(_ field: ComplaintField, _ value: JSONValue?) -> String? {
        guard let value, let label = words.find("field.\(field.formName).short") else { return nil }
        let text =
            value.stringValue.flatMap { CalendarDay(iso8601: $0) }.map(words.day) ?? value.intValue.map(Money.pounds)
            ?? value.boolValue.map { words($0 ? "form.yes" : "form.no") }
        return text.map { "\(label): \($0)" }
    }
}
