extension ComplaintReader {
    /// The issues in their order, and what was said about some of them.
    typealias Issues = (codes: [IssueCode], details: [IssueCode: IssueDetails])

    mutating func issues(_ field: ComplaintField) -> Issues {
        guard let list = list(field) else { return ([], [:]) }
        guard case .issues(let max) = field.kind, !list.isEmpty else {
            note(field, .empty)
            return ([], [:])
        }
        if list.count > max { note(field, .tooMany) }
        var issues: Issues = ([], [:])
        for (index, element) in list.prefix(max).enumerated() {
            let pointer = "\(field.pointer)/\(index)"
            guard let object = object(element, at: pointer), let code = code(of: object, at: pointer) else { continue }
            if issues.codes.contains(code) {
                note("\(pointer)/code", .duplicate, "is there already; name each issue once")
            }
            issues.codes.append(code)
            issues.details[code] = details(of: object, at: pointer)
        }
        return issues
    }

    private mutating func object(_ element: JSONValue, at pointer: String) -> JSONObject? {
        guard let object = element.objectValue else {
            note(
                pointer, .wrongType,
                "must be an object such as {\"code\": \"billing.incorrect_charge\"}, not \(element.kindName)")
            return nil
        }
        noteUnknown(in: object, at: pointer, known: IssueFields.names)
        return object
    }

    /// - Returns: nil where nothing was said beside the code.
    private mutating func details(of object: JSONObject, at pointer: String) -> IssueDetails? {
        guard object.members.count > 1 else { return nil }
        var reader = ComplaintReader(body: object, at: pointer, context: context)
        let details = IssueDetails(&reader)
        adopt(reader.problems)
        return details.isEmpty ? nil : details
    }

    private mutating func code(of object: JSONObject, at pointer: String) -> IssueCode? {
        code(object[IssueFields.code.name] ?? .null, at: "\(pointer)/code")
    }

    private mutating func code(_ value: JSONValue, at pointer: String) -> IssueCode? {
        if value == .null {
            note(pointer, .missing, "is missing; it must be an issue code such as billing.incorrect_charge")
            return nil
        }
        guard let text = value.stringValue else {
            note(pointer, .wrongType, "must be an issue code such as billing.incorrect_charge, not \(value.kindName)")
            return nil
        }
        if let code = IssueCode(rawValue: text) { return code }
        note(pointer, .unknownValue, Self.expectation(near: text))
        return nil
    }

    /// The codes of the group that was meant, or the groups.
    private static func expectation(near text: String) -> String {
        let group = IssueGroup(rawValue: String(text.prefix { $0 != "." }))
        if let codes = group?.codes { return "must be one of: \(codes.map(\.rawValue).joined(separator: ", "))" }
        let groups = IssueGroup.allCases.map(\.rawValue).joined(separator: ", ")
        return "must be a group and an issue, such as billing.incorrect_charge; groups: \(groups)"
    }

    mutating func noteUnknown(in object: JSONObject, at pointer: String, known: [String]) {
        for member in object.members where !known.contains(member.key) {
            note(
                "\(pointer)/\(Self.pointerToken(member.key))", .unknownField,
                "is not known; known here: \(known.joined(separator: ", "))")
        }
    }

    /// Escaped as RFC 6901 asks, and cut: a name may be as long as the body.
    private static func pointerToken(_ key: String) -> String {
        let short = key.utf8.count > 100 ? "\(key.prefix(50))…" : key
        return short.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
