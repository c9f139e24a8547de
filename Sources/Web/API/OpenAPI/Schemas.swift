import Domain

/// Building blocks of JSON Schema 2020-12.
enum Schema {
    /// An object that takes no other members.
    static func closed(required: [String], _ properties: JSONObject) -> JSONValue {
        guard case .object(var schema) = object(required: required, properties) else { return [:] }
        schema["additionalProperties"] = false
        return .object(schema)
    }

    static func object(required: [String], _ properties: JSONObject) -> JSONValue {
        ["type": "object", "required": .array(required.map { .string($0) }), "properties": .object(properties)]
    }

    static func text(max: Int) -> JSONValue {
        ["type": "string", "minLength": 1, "maxLength": .number(JSONNumber(max)), "pattern": Pattern.text]
    }

    static func line(max: Int) -> JSONValue {
        ["type": "string", "minLength": 1, "maxLength": .number(JSONNumber(max)), "pattern": Pattern.line]
    }

    static func list(of element: JSONValue, min: Int = 0, max: Int? = nil) -> JSONValue {
        var schema: JSONObject = ["type": "array", "items": element]
        if min > 0 { schema["minItems"] = .number(JSONNumber(min)) }
        if let max { schema["maxItems"] = .number(JSONNumber(max)) }
        return .object(schema)
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> JSONValue {
        words(Choice.allCases.map(\.rawValue))
    }

    static func words(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .array(words.map { .string($0) })]
    }

    static func nullable(_ schema: JSONValue) -> JSONValue {
        ["anyOf": [schema, ["type": "null"]]]
    }

    static let string: JSONValue = ["type": "string"]
    static let day: JSONValue = ["type": "string", "format": "date"]
    static let instant: JSONValue = ["type": "string", "format": "date-time"]
    static let integer: JSONValue = ["type": "integer"]
    static let boolean: JSONValue = ["type": "boolean"]
}

/// The schema of a complaint, from the table that the validator reads.
struct ComplaintSchema {
    let providers: ProviderDirectory

    var json: JSONValue { object(nil) }

    /// - Parameter parent: the field whose members these are; nil for the complaint itself.
    private func object(_ parent: String?) -> JSONValue {
        object(of: ComplaintFields.all.filter { $0.parent == parent })
    }

    private func object(of fields: [ComplaintField]) -> JSONValue {
        let properties = fields.reduce(into: JSONObject()) { object, field in object[field.name] = schema(field) }
        return Schema.closed(required: fields.filter(\.isRequired).map(\.name), properties)
    }

    /// What may be left out may be null as well.
    private func schema(_ field: ComplaintField) -> JSONValue {
        var schema = value(field).objectValue ?? JSONObject()
        let need = field.need.explanation.map { ". Needed \($0)" } ?? ""
        schema["description"] = .string("\(field.label)\(need).")
        return field.isRequired ? .object(schema) : Schema.nullable(.object(schema))
    }

    private func value(_ field: ComplaintField) -> JSONValue {
        switch field.kind {
        case .line(let max): Schema.line(max: max)
        case .text(let max): Schema.text(max: max)
        case .email: ["type": "string", "format": "email", "maxLength": 254]
        case .phone: ["type": "string", "maxLength": 32, "pattern": Pattern.phone]
        case .postcode: ["type": "string", "pattern": Pattern.postcode, "examples": ["SW1A 1AA"]]
        case .choice(let words): Schema.words(words)
        case .choices(let words):
            Schema.list(of: Schema.words(words), max: words.count)
        case .provider: Schema.words(providers.selectableIDs.map(\.rawValue))
        case .wholeNumber(let range):
            [
                "type": "integer", "minimum": .number(JSONNumber(range.lowerBound)),
                "maximum": .number(JSONNumber(range.upperBound)),
            ]
        case .pence(let max): ["type": "integer", "minimum": 1, "maximum": .number(JSONNumber(max))]
        case .day: Schema.day
        case .flag: ["type": "boolean", "default": false]
        case .issues(let max):
            Schema.list(of: object(of: IssueFields.all), min: 1, max: max)
        case .object: object(field.name)
        }
    }
}

/// The bodies of the steps on a case. What may be left out may be null as well.
enum ActionSchemas {
    /// What every reader of JSON holds exactly (RFC 8259, 6).
    private static let longestNumber: JSONValue = 9_007_199_254_740_991

    static let batchLine = Schema.closed(
        required: BatchLine.members,
        [
            "idempotency_key": ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"],
            "complaint": SchemaName.complaint.reference,
        ])

    static let remedyProposal = Schema.closed(
        required: ["kind", "description"],
        [
            "kind": Schema.choice(RemedyKind.self),
            "description": Schema.text(max: ActionReader.longestDescription),
            "amount_pence": Schema.nullable([
                "type": "integer", "minimum": 1, "maximum": longestNumber, "description": "VAT included.",
            ]),
        ])

    static let finding = Schema.closed(
        required: ["outcome", "reasons"],
        [
            "issue": Schema.nullable(Schema.choice(IssueCode.self)),
            "outcome": Schema.choice(Finding.Outcome.self),
            "reasons": Schema.text(max: ActionReader.longestText),
        ])

    static let providerResponse = Schema.closed(
        required: ["position", "text"],
        [
            "position": Schema.choice(PositionName.self),
            "text": Schema.text(max: ActionReader.longestText),
            "offer": Schema.nullable(Schema.closed(required: ["remedies"], ["remedies": remedies(min: 1)])),
        ])

    static let comments = Schema.closed(
        required: ["text"], ["text": Schema.text(max: ActionReader.longestText)])

    static let decisionDraft = Schema.closed(
        required: ["findings"],
        [
            "findings": [
                "oneOf": [
                    Schema.text(max: ActionReader.longestText),
                    Schema.list(of: SchemaName.finding.reference, min: 1, max: ActionReader.mostFindings),
                ]
            ],
            "remedies": Schema.nullable(remedies(min: 0)),
        ])

    static let informationRequest = Schema.closed(
        required: ["party", "questions"],
        [
            "party": Schema.choice(SideName.self),
            "questions": Schema.list(
                of: Schema.text(max: ActionReader.longestDescription), min: 1, max: ActionReader.mostQuestions),
        ])
    static let information = Schema.closed(
        required: ["answers"],
        [
            "answers": Schema.list(
                of: Schema.closed(
                    required: ["question", "text"],
                    [
                        "question": ["type": "integer", "minimum": 1, "maximum": longestNumber],
                        "text": Schema.text(max: ActionReader.longestText),
                    ]), min: 1, max: ActionReader.mostQuestions)
        ])
    static let nothing = Schema.closed(required: [], [:])
    static let reviewRequest = Schema.closed(
        required: ["ground", "text"],
        [
            "ground": Schema.choice(ReviewRequest.Ground.self),
            "text": Schema.text(max: ActionReader.longestText),
        ])
    static let refusalDispute = comments
    static let objection = Schema.closed(
        required: ["ground", "text"],
        ["ground": Schema.choice(RefusalGround.self), "text": Schema.text(max: ActionReader.longestText)])
    static let eligibilityRuling = Schema.closed(
        required: ["admit", "reasons"],
        ["admit": Schema.boolean, "reasons": Schema.text(max: ActionReader.longestText)])
    static let remedyDispute = Schema.closed(
        required: ["remedy", "text"],
        [
            "remedy": [
                "type": "integer", "minimum": 1, "maximum": longestNumber, "description": "The line's number.",
            ],
            "text": Schema.text(max: ActionReader.longestText),
        ])
    static let hold = Schema.closed(
        required: ["reason", "until", "text"],
        [
            "reason": Schema.choice(Hold.Reason.self), "until": Schema.day,
            "text": Schema.text(max: ActionReader.longestDescription),
        ])
    static let `extension` = Schema.closed(
        required: ["working_days", "text"],
        [
            "working_days": ["type": "integer", "minimum": 1, "maximum": longestNumber],
            "text": Schema.text(max: ActionReader.longestDescription),
        ])
    static let reopening = Schema.closed(
        required: ["text"], ["text": Schema.text(max: ActionReader.longestDescription)])
    static let transfer = Schema.closed(
        required: ["scheme", "text"],
        [
            "scheme": Schema.text(max: ActionReader.longestName),
            "text": Schema.text(max: ActionReader.longestDescription),
        ])
    static let merger = Schema.closed(
        required: ["into", "text"],
        [
            "into": ["type": "string", "maxLength": 20, "pattern": "^([2-9A-HJ-NP-Za-hj-np-z][ .-]?){8}$"],
            "text": Schema.text(max: ActionReader.longestDescription),
        ])
    static let split = Schema.closed(
        required: ["issues", "text"],
        [
            "issues": Schema.list(of: Schema.choice(IssueCode.self), min: 1, max: ActionReader.mostFindings),
            "text": Schema.text(max: ActionReader.longestDescription),
        ])
    static let secondProvider = Schema.closed(
        required: ["provider", "text"],
        [
            "provider": Schema.text(max: ActionReader.longestName),
            "first_complained_on": Schema.nullable(Schema.day),
            "text": Schema.text(max: ActionReader.longestDescription),
        ])
    static let acceptance = Schema.closed(required: ["accept"], ["accept": Schema.boolean])
    static let counterOffer = Schema.closed(
        required: ["text", "remedies"],
        ["text": Schema.text(max: ActionReader.longestText), "remedies": remedies(min: 1)])

    static let remedyEvidence = Schema.closed(
        required: ["remedy", "text"],
        [
            "remedy": [
                "type": "integer", "minimum": 1, "maximum": longestNumber, "description": "The line's number.",
            ],
            "text": Schema.text(max: ActionReader.longestText),
        ])

    static let withdrawal = Schema.closed(
        required: [], ["reason": Schema.nullable(Schema.text(max: ActionReader.longestDescription))])
    static let goingOn = Schema.closed(required: [], ["first_complained_on": Schema.nullable(Schema.day)])

    private static func remedies(min: Int) -> JSONValue {
        Schema.list(of: SchemaName.remedyProposal.reference, min: min, max: ActionReader.mostRemedies)
    }
}
