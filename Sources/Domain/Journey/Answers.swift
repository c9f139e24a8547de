/// What somebody has answered so far on the way to a complaint: texts as they were typed, each by the key of its
/// question. An empty text is an answer that says nothing; a question that was not answered has none.
public struct Answers: Hashable, Sendable {
    public private(set) var texts: [String: String]

    public init(_ texts: [String: String] = [:]) {
        self.texts = texts
    }

    public subscript(key: String) -> String? { texts[key] }

    /// What was said; nil for an empty answer as well.
    func said(_ field: ComplaintField) -> String? {
        texts[field.formName].flatMap { FieldChecks.isBlank($0) ? nil : $0 }
    }

    func says(_ field: ComplaintField, _ word: some RawRepresentable<String>) -> Bool {
        said(field) == word.rawValue
    }

    func day(_ field: ComplaintField) -> CalendarDay? {
        said(field).flatMap { CalendarDay(iso8601: $0) }
    }

    /// The issues that were chosen, in their order.
    public var issues: [IssueCode] {
        ComplaintForm.words(said(ComplaintFields.issues) ?? "").compactMap(IssueCode.init(rawValue:))
    }

    func only(_ keys: Set<String>) -> Answers {
        Answers(texts.filter { keys.contains($0.key) })
    }

    /// Whether a representative answers for the customer.
    public var areForAnother: Bool { says(JourneyFields.actingAs, JourneyFields.ActingAs.representative) }

    /// The same with some answers replaced, those that are nil taken out.
    public func changed(_ changes: [String: String?]) -> Answers {
        var texts = texts
        for (key, text) in changes { texts[key] = text }
        return Answers(texts)
    }
}

extension Answers: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([String: String].self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(texts)
    }
}
