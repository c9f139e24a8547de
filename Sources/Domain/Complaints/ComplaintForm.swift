/// Turns the fields of an HTML form into the document that the API takes, so that both are checked by one validator
/// and told the same. `FieldProblem.formField` leads back to the form.
public enum ComplaintForm {
    /// - Parameters:
    ///   - fields: by `ComplaintField.formName`. What is left empty is left out; several issues or words are separated
    ///     by commas; a check box is `on`; money is in pounds. Fields that a complaint does not have are ignored.
    ///   - issueFields: the same for the fields of each issue, by `IssueFields`.
    public static func json(
        from fields: [String: String], issueFields: [IssueCode: [String: String]] = [:]
    ) -> JSONValue {
        var document: JSONObject = ["channel": .string(ComplaintChannel.online.rawValue), "complainant": [:]]
        for field in ComplaintFields.all {
            guard let value = value(fields[field.formName], field.kind) else { continue }
            set(value, at: field, in: &document)
        }
        let codes = fields[ComplaintFields.issues.formName].map(words) ?? []
        if !codes.isEmpty {
            document[ComplaintFields.issues.name] = .array(codes.map { issue($0, issueFields) })
        }
        return .object(document)
    }

    private static func issue(_ code: String, _ fields: [IssueCode: [String: String]]) -> JSONValue {
        issue(code: code, from: IssueCode(rawValue: code).flatMap { fields[$0] } ?? [:])
    }

    /// One issue's object, as the API takes it.
    static func issue(code: String, from fields: [String: String]) -> JSONValue {
        var object: JSONObject = [IssueFields.code.name: .string(code)]
        for field in IssueFields.all where field != IssueFields.code {
            object[field.name] = value(fields[field.formName], field.kind)
        }
        return .object(object)
    }

    /// An e-mail address as somebody typed it, as it is kept; nil when it is none.
    public static func email(_ typed: String) -> String? {
        let address = Tidying.tidied(FieldChecks.trimmed(typed), .email)
        return FieldChecks.isEmail(address) ? address : nil
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

    /// What cannot be converted stays text, for the validator to refuse; nil for what says nothing.
    private static func value(_ text: String?, _ kind: ComplaintField.Kind) -> JSONValue? {
        guard let text, !FieldChecks.isBlank(text) else { return nil }
        let plain = FieldChecks.trimmed(text)
        return switch kind {
        case .text: .string(withPlainLineEnds(text))
        case .line, .choice, .provider, .day: .string(plain)
        case .email, .phone, .postcode: .string(Tidying.tidied(plain, kind))
        case .wholeNumber: Int(plain).map { .number(JSONNumber($0)) } ?? .string(text)
        case .pence: Money.pence(from: plain).map { .number(JSONNumber($0)) } ?? .string(text)
        case .flag: flag(plain)
        case .choices: .array(words(plain).map { .string($0) })
        case .issues, .object: nil
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

    /// What stands between commas.
    static func words(_ text: String) -> [String] {
        text.split(separator: ",").map { FieldChecks.trimmed(String($0)) }
    }
}
