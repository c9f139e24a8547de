/// Turns the fields of an HTML form into the document that the API takes, so that both are checked by one validator
/// and told the same. `FieldProblem.formField` leads back to the form.
public enum ComplaintForm {
    /// - Parameters:
    ///   - fields: by `ComplaintField.formName`. What is left empty is left out; several issues are separated by
    ///     commas; a check box is `on`. Fields that a complaint does not have, such as a form token, are ignored.
    public static func json(from fields: [String: String]) -> JSONValue {
        var document: JSONObject = ["channel": .string(ComplaintChannel.online.rawValue), "complainant": [:]]
        for field in ComplaintFields.all {
            guard let text = fields[field.formName], !FieldChecks.isBlank(text) else { continue }
            guard let value = value(text, field.kind) else { continue }
            set(value, at: field, in: &document)
        }
        return .object(document)
    }

    private static func set(_ value: JSONValue, at field: ComplaintField, in document: inout JSONObject) {
        guard let parent = field.parent else {
            document[field.name] = value
            return
        }
        var object = document[parent]?.objectValue ?? [:]
        object[field.name] = value
        document[parent] = .object(object)
    }

    /// What cannot be converted stays text, for the validator to refuse.
    private static func value(_ text: String, _ kind: ComplaintField.Kind) -> JSONValue? {
        switch kind {
        case .text: .string(withPlainLineEnds(text))
        case .line, .email, .phone, .postcode, .choice, .provider, .day: .string(FieldChecks.trimmed(text))
        case .wholeNumber: Int(FieldChecks.trimmed(text)).map { .number(JSONNumber($0)) } ?? .string(text)
        case .flag: flag(FieldChecks.trimmed(text))
        case .issues: issues(text)
        case .object: nil
        }
    }

    /// Browsers send every line end as CR LF.
    private static func withPlainLineEnds(_ text: String) -> String {
        String(decoding: text.utf8.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }

    private static func flag(_ text: String) -> JSONValue {
        switch text.lowercased() {
        case "on", "true", "yes", "1": true
        case "off", "false", "no", "0": false
        default: .string(text)
        }
    }

    private static func issues(_ text: String) -> JSONValue {
        let codes = text.split(separator: ",").map { FieldChecks.trimmed(String($0)) }
        return .array(codes.map { ["code": .string($0)] })
    }
}
