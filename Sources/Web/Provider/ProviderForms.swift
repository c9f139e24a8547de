import Domain

/// What a provider filled in, as the JSON of the API, so that both are judged alike.
enum ProviderForms {
    static func response(_ form: FormFields) -> JSONValue {
        var body = JSONObject()
        body["position"] = form["position"].map { .string($0) }
        body["text"] = form["text"].map { .string($0) }
        if form["position"] == PositionName.settle.rawValue { body["offer"] = offer(form) }
        return .object(body)
    }

    static func objection(_ form: FormFields) -> JSONValue {
        ["ground": form.json(ObjectionForm.ground), "text": form.json("text")]
    }

    static func evidence(_ form: FormFields) -> JSONValue {
        var body = JSONObject()
        body["remedy"] = form["remedy"].map { text in Int(text).map { .number(JSONNumber($0)) } ?? .string(text) }
        body["text"] = form["text"].map { .string($0) }
        return .object(body)
    }

    /// Lines that were left empty are no lines.
    private static func offer(_ form: FormFields) -> JSONValue {
        let lines = filledLines(form).map { line($0, form) }
        return lines.isEmpty ? .object(["remedies": []]) : .object(["remedies": .array(lines)])
    }

    private static func filledLines(_ form: FormFields) -> [Int] {
        (0..<ProviderPage.offerLines).filter { index in
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

    /// `/offer/remedies/1/kind` counts the filled lines, the page counts all of them.
    static func input(of problem: FieldProblem, _ form: FormFields) -> String? {
        let parts = problem.pointer.split(separator: "/").map(String.init)
        guard parts.first == "offer" else { return parts.first }
        let lines = filledLines(form)
        guard parts.count == 4, let index = Int(parts[2]), lines.indices.contains(index) else { return "offer" }
        return "remedies-\(lines[index])-\(parts[3] == "amount_pence" ? "amount" : parts[3])"
    }

    static func anchor(for input: String) -> String {
        switch input {
        case "position": "#position-\(PositionName.defend.rawValue)"
        case "offer": "#remedies-0-kind"
        default: ReviewForm.anchor(of: input)
        }
    }
}
