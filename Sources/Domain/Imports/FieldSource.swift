/// Where the text of one field comes from.
struct FieldSource: Sendable {
    /// What there is to read.
    enum Origin: Sendable {
        /// The same in every row.
        case constant(String)
        /// The texts under these columns, put together by `join`.
        case columns([String], join: String)
    }

    let field: ComplaintField
    let origin: Origin
    /// What is taken where there is nothing to read.
    let standIn: String?
    /// What stands for what, by `TableKey`; nil where a text is taken as it is.
    let values: [TableKey: String]?
    let dayFormat: DayFormat?
    /// Where a text holds several values, each looked up by itself.
    let separator: Character?

    var columns: [String] {
        if case .columns(let columns, _) = origin { columns } else { [] }
    }

    /// Nil when there is nothing in the row and nothing that stands in for it.
    func text(in row: SourceRow) throws(ValidationFailure) -> String? {
        switch origin {
        case .constant(let text): return text
        case .columns(let columns, let join):
            let texts = columns.flatMap { row.texts(under: $0) }
            let values = try pieces(of: texts, joinedBy: join).map(converted).filter { !$0.isEmpty }
            return values.isEmpty ? standIn : values.joined(separator: field.isList ? "," : join)
        }
    }

    /// What is looked up at once: each piece of a list, otherwise the whole text.
    private func pieces(of texts: [String], joinedBy join: String) -> [String] {
        guard !texts.isEmpty else { return [] }
        guard field.isList else { return [texts.joined(separator: join)] }
        guard let separator else { return texts }
        return texts.flatMap { $0.split(separator: separator).map(String.init) }.filter { !FieldChecks.isBlank($0) }
    }

    private func converted(_ text: String) throws(ValidationFailure) -> String {
        if let values { return try lookedUp(text, values) }
        guard let dayFormat else { return text }
        guard let day = dayFormat.day(in: FieldChecks.trimmed(text)) else {
            throw failure(.invalidFormat, "must be a day written \(dayFormat.pattern)")
        }
        return day.iso8601
    }

    private func lookedUp(_ text: String, _ values: [TableKey: String]) throws(ValidationFailure) -> String {
        if let value = values[TableKey(text)] { return value }
        let known = values.keys.map(\.written).sorted().joined(separator: ", ")
        throw failure(.unknownValue, "is not in the mapping's table; known: \(known)")
    }

    /// It does not repeat what stands in the row.
    private func failure(_ code: FieldProblem.Code, _ message: String) -> ValidationFailure {
        ValidationFailure(problems: [FieldProblem(pointer: field.pointer, code: code, message: message)])
    }
}

/// What a value table is looked up by: upper and lower case and the white space around it do not matter.
struct TableKey: Hashable, Sendable {
    let written: String
    private let folded: String

    init(_ text: String) {
        written = FieldChecks.trimmed(text)
        folded = written.lowercased()
    }

    static func == (one: TableKey, other: TableKey) -> Bool {
        one.folded == other.folded
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(folded)
    }
}

extension ComplaintField {
    var isList: Bool {
        switch kind {
        case .issues, .choices: true
        default: false
        }
    }

    var isDay: Bool { kind == .day }
}
