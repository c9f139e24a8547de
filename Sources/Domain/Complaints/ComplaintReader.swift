/// Reads the fields of a complaint out of a document and notes what is wrong with each.
struct ComplaintReader {
    let body: JSONObject
    let context: ComplaintContext
    /// Where the body itself stands in the document.
    private let base: String
    private(set) var problems: [FieldProblem] = []

    init(body: JSONObject, at base: String = "", context: ComplaintContext) {
        self.body = body
        self.base = base
        self.context = context
    }

    /// A list longer than this helps nobody, and a hostile body could make it any length.
    private static let mostProblems = 100

    mutating func note(_ pointer: String, _ code: FieldProblem.Code, _ message: String) {
        guard problems.count < Self.mostProblems else { return }
        problems.append(FieldProblem(pointer: base + pointer, code: code, message: message))
    }

    /// Takes over what was noted for a part of the document that was read by a reader of its own.
    mutating func adopt(_ others: [FieldProblem]) {
        problems.append(contentsOf: others.prefix(Self.mostProblems - problems.count))
    }

    mutating func note(_ field: ComplaintField, _ code: FieldProblem.Code, _ message: String? = nil) {
        note(field.pointer, code, message ?? field.expectation)
    }

    /// The value that was sent for a field; null is the same as nothing.
    func sent(_ field: ComplaintField) -> JSONValue? {
        let value = container(of: field)?[field.name]
        return value == .null ? nil : value
    }

    private func container(of field: ComplaintField) -> JSONObject? {
        field.parent.map { body[$0]?.objectValue } ?? body
    }

    /// The value of a field, noting one that is needed and not there. What is in an object that is itself missing or
    /// no object is not reported again.
    private mutating func value(_ field: ComplaintField) -> JSONValue? {
        if let value = sent(field) { return value }
        if field.isRequired && container(of: field) != nil {
            note(field, .missing, "is missing; it \(field.expectation)")
        }
        return nil
    }

    private mutating func string(_ field: ComplaintField) -> String? {
        guard let value = value(field) else { return nil }
        if let text = value.stringValue { return text }
        note(field, .wrongType, "\(field.expectation), not \(value.kindName)")
        return nil
    }

    /// A field of one line, without the white space around it.
    mutating func line(_ field: ComplaintField) -> String? {
        guard let text = string(field).map(FieldChecks.trimmed) else { return nil }
        return checked(text, field)
    }

    /// A field of several lines, exactly as it was sent.
    mutating func text(_ field: ComplaintField) -> String? {
        guard let text = string(field) else { return nil }
        return checked(text, field)
    }

    private mutating func checked(_ text: String, _ field: ComplaintField) -> String? {
        guard let code = problem(text, field.kind) else { return text }
        note(field, code, code == .controlCharacter ? "must not have control characters" : nil)
        return nil
    }

    private func problem(_ text: String, _ kind: ComplaintField.Kind) -> FieldProblem.Code? {
        if FieldChecks.isBlank(text) { return .empty }
        switch kind {
        case .line(let max):
            if FieldChecks.isLonger(text, than: max) { return .tooLong }
            return FieldChecks.hasControlCharacter(text, allowsLines: false) ? .controlCharacter : nil
        case .text(let max):
            if FieldChecks.isLonger(text, than: max) { return .tooLong }
            return FieldChecks.hasControlCharacter(text, allowsLines: true) ? .controlCharacter : nil
        case .email: return FieldChecks.isEmail(text) ? nil : .invalidFormat
        case .phone: return FieldChecks.isPhone(text) ? nil : .invalidFormat
        case .postcode: return FieldChecks.isPostcode(text) ? nil : .invalidFormat
        case .choice, .choices, .provider, .wholeNumber, .pence, .day, .flag, .issues, .object: return nil
        }
    }

    mutating func choice<Choice: RawRepresentable<String>>(_ field: ComplaintField, _ type: Choice.Type) -> Choice? {
        guard let text = string(field) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        note(field, .unknownValue)
        return nil
    }

    /// Some words of a list, in the order of the type; none where it is left out.
    mutating func choices<Choice: RawRepresentable<String> & CaseIterable & Equatable>(
        _ field: ComplaintField, _ type: Choice.Type
    ) -> [Choice] {
        guard let list = list(field) else { return [] }
        var chosen: [Choice] = []
        for (index, element) in list.prefix(Choice.allCases.count + 1).enumerated() {
            guard let choice = element.stringValue.flatMap(Choice.init(rawValue:)) else {
                note("\(field.pointer)/\(index)", .unknownValue, field.expectation)
                continue
            }
            if chosen.contains(choice) {
                note("\(field.pointer)/\(index)", .duplicate, "is there already; name each once")
            }
            chosen.append(choice)
        }
        return Choice.allCases.filter(chosen.contains)
    }

    mutating func wholeNumber(_ field: ComplaintField) -> Int? {
        guard let value = value(field) else { return nil }
        guard let range = field.kind.range, let number = value.intValue else {
            note(field, .wrongType, "\(field.expectation)")
            return nil
        }
        if range.contains(number) { return number }
        note(field, .outOfRange)
        return nil
    }

    /// False where it is left out.
    mutating func flag(_ field: ComplaintField) -> Bool {
        guard let value = value(field) else { return false }
        if let flag = value.boolValue { return flag }
        note(field, .wrongType, "\(field.expectation), not \(value.kindName)")
        return false
    }

    mutating func day(_ field: ComplaintField) -> CalendarDay? {
        guard let text = string(field) else { return nil }
        guard let day = CalendarDay(iso8601: text) else {
            note(field, .invalidFormat)
            return nil
        }
        if day < ComplaintFields.earliestDay {
            note(field, .outOfRange, "must be \(ComplaintFields.earliestDay) or later")
        } else if let today = context.today, day > today {
            note(field, .inFuture, "must not be after today, \(today)")
        }
        return day
    }

    /// Notes a field that is there and no object, or is needed and not there.
    mutating func object(_ field: ComplaintField) {
        guard let value = value(field), value.objectValue == nil else { return }
        note(field, .wrongType, "\(field.expectation), not \(value.kindName)")
    }

    mutating func provider(_ field: ComplaintField) -> ProviderID? {
        guard let text = string(field) else { return nil }
        let id = ProviderID(rawValue: text)
        guard let directory = context.directory, directory.provider(id) == nil else { return id }
        let known = directory.selectableIDs.map(\.rawValue).joined(separator: ", ")
        note(field, .unknownValue, "must be one of: \(known)")
        return nil
    }

    /// The list of a field that is one.
    mutating func list(_ field: ComplaintField) -> [JSONValue]? {
        guard let value = value(field) else { return nil }
        if let list = value.arrayValue { return list }
        note(field, .wrongType, "\(field.expectation), not \(value.kindName)")
        return nil
    }
}

extension ComplaintField.Kind {
    /// What a number may be.
    fileprivate var range: ClosedRange<Int>? {
        switch self {
        case .wholeNumber(let range): range
        case .pence(let max): 1...max
        case .line, .text, .email, .phone, .postcode, .choice, .choices, .provider, .day, .flag, .issues, .object: nil
        }
    }
}

/// What a complaint is checked against beside itself.
struct ComplaintContext {
    /// Nil when it was checked already and is read back.
    let today: CalendarDay?
    let directory: ProviderDirectory?
}
