import Domain

/// Lines to fill in for what a provider has to do, in an offer or in a decision. Without script a form cannot grow; the
/// API takes more.
struct RemedyLines: Sendable {
    static let count = 5
    /// Where a problem with the lines as a whole is shown.
    static let whole = "offer"
    /// Where that is put right: at the first line.
    static let anchor = "#remedies-0-kind"

    let lines: [Line]
    let error: String?

    struct Line: Sendable {
        let number: Int
        let kindID: String
        let kinds: [Option]
        let kindError: String?
        let description: TextInput
        let amount: TextInput
    }

    init(form: FormFields, messages: FormMessages?) {
        error = messages?[Self.whole]
        lines = (0..<Self.count).map { Line($0, form, messages) }
    }

    /// As the JSON of the API. Lines that were left empty are no lines.
    static func body(_ form: FormFields) -> JSONValue {
        .array(filled(form).map { line($0, form) })
    }

    /// The API counts the filled lines, the page counts all of them.
    ///
    /// - Parameter pointer: the parts of a pointer after `remedies`: `1`, `kind`
    static func input(of pointer: some Collection<String>, _ form: FormFields) -> String {
        let (parts, lines) = (Array(pointer), filled(form))
        guard parts.count == 2, let index = Int(parts[0]), lines.indices.contains(index) else { return whole }
        return "remedies-\(lines[index])-\(parts[1] == "amount_pence" ? "amount" : parts[1])"
    }

    private static func filled(_ form: FormFields) -> [Int] {
        (0..<count).filter { index in
            ["kind", "description", "amount"].contains { form["remedies-\(index)-\($0)"] != nil }
        }
    }

    private static func line(_ index: Int, _ form: FormFields) -> JSONValue {
        var line = JSONObject()
        line["kind"] = form["remedies-\(index)-kind"].map { .string($0) }
        line["description"] = form["remedies-\(index)-description"].map { .string($0) }
        line["amount_pence"] = form["remedies-\(index)-amount"].map { text in
            Money.pence(from: text).map { .number(JSONNumber($0)) } ?? .string(text)
        }
        return .object(line)
    }
}

extension RemedyLines.Line {
    fileprivate init(_ index: Int, _ form: FormFields, _ messages: FormMessages?) {
        let prefix = "remedies-\(index)"
        number = index + 1
        kindID = "\(prefix)-kind"
        kinds = RemedyKind.allCases.map { .entry($0.rawValue, $0.title, chosen: form["\(prefix)-kind"]) }
        kindError = messages?["\(prefix)-kind"]
        description = TextInput(
            "\(prefix)-description", "What is to be done", error: messages?["\(prefix)-description"],
            value: form["\(prefix)-description"] ?? "")
        amount = TextInput(
            "\(prefix)-amount", "Amount in pounds", isOptional: true, error: messages?["\(prefix)-amount"],
            value: form["\(prefix)-amount"] ?? "", inputMode: "decimal", width: .short, isPounds: true)
    }
}
