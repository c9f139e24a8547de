import Domain

/// What a provider filled in, as the JSON of the API, so that both are judged alike.
enum ProviderForms {
    static func response(_ form: FormFields) -> JSONValue {
        var body = JSONObject()
        body["position"] = form["position"].map { .string($0) }
        body["text"] = form["text"].map { .string($0) }
        if form["position"] == PositionName.settle.rawValue { body["offer"] = ["remedies": RemedyLines.body(form)] }
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

    static func input(of problem: FieldProblem, _ form: FormFields) -> String? {
        let parts = problem.pointer.split(separator: "/").map(String.init)
        guard parts.first == "offer" else { return parts.first }
        return RemedyLines.input(of: parts.dropFirst(2), form)
    }

    static func anchor(for input: String) -> String {
        switch input {
        case "position": "#position-\(PositionName.defend.rawValue)"
        case RemedyLines.whole: RemedyLines.anchor
        default: ReviewForm.anchor(of: input)
        }
    }
}
