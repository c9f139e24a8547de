import Domain

extension OpenAPIDocument {
    var components: JSONValue {
        ["securitySchemes": Self.securitySchemes, "parameters": Self.parameters, "schemas": schemas]
    }

    static func parameterReference(_ parameter: Documentation.Parameter) -> JSONValue {
        ["$ref": .string("#/components/parameters/\(parameter.rawValue)")]
    }

    private static let securitySchemes: JSONValue = [
        "bearer": [
            "type": "http", "scheme": "bearer",
            "description":
                "The complainant's access token (rc_…), the token of the provider's secret link (rp_…) or a staff token (rs_…).",
        ]
    ]

    private static var parameters: JSONValue {
        .object(
            Documentation.Parameter.allCases.reduce(into: JSONObject()) { object, parameter in
                object[parameter.rawValue] = definition(parameter)
            })
    }

    private static func definition(_ parameter: Documentation.Parameter) -> JSONValue {
        switch parameter {
        case .reference:
            [
                "name": "reference", "in": "path", "required": true,
                "description": "The case's reference. Case, spaces and hyphens do not matter.",
                "schema": ["type": "string", "examples": ["ABCDEFGH"]],
            ]
        case .evidence:
            [
                "name": "evidence", "in": "path", "required": true, "description": "The id of a piece of evidence.",
                "schema": ["type": "string", "format": "uuid"],
            ]
        case .reading:
            [
                "name": "reading", "in": "path", "required": true, "description": "The id of a second reading.",
                "schema": ["type": "string", "format": "uuid"],
            ]
        case .uploadOffset:
            [
                "name": "Upload-Offset", "in": "header", "required": true,
                "description": "How many bytes are here already: where what is sent goes on.",
                "schema": ["type": "integer", "minimum": 0],
            ]
        case .signature:
            [
                "name": "Redress-Signature", "in": "header", "required": true,
                "description": "When the report was signed, and the signature of it.",
                "schema": ["type": "string", "pattern": "^t=[0-9]{1,12},v1=[0-9a-f]{64}$"],
            ]
        case .group:
            [
                "name": "group", "in": "path", "required": true, "description": "A kind of problem.",
                "schema": Schema.choice(IssueGroup.self),
            ]
        case .scheme:
            [
                "name": "scheme", "in": "path", "required": true, "description": "The code of a scheme.",
                "schema": ["type": "string", "examples": ["cisas-style"]],
            ]
        case .idempotencyKey:
            [
                "name": "Idempotency-Key", "in": "header", "required": false,
                "description":
                    "A repeat with the same key and the same complaint answers the same. Choose a random one: whoever knows key and complaint gets the answer.",
                "schema": ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"],
            ]
        case .after:
            [
                "name": "after", "in": "query", "required": false, "description": "How many of the first to pass over.",
                "schema": [
                    "type": "integer", "minimum": 0, "maximum": JSONValue(Stretch.mostPassedOver), "default": 0,
                ],
            ]
        case .limit:
            [
                "name": "limit", "in": "query", "required": false, "description": "How many at most.",
                "schema": [
                    "type": "integer", "minimum": 1, "maximum": JSONValue(Stretch.largestLimit),
                    "default": JSONValue(Stretch.defaultLimit),
                ],
            ]
        case .provider:
            [
                "name": "provider", "in": "query", "required": false,
                "description": "Only the complaints about this provider or brand.",
                "schema": ["type": "string", "examples": ["o2"]],
            ]
        case .ifMatch:
            [
                "name": "If-Match", "in": "header", "required": false,
                "description": "The ETag of the case that the caller has seen; answered 412 when it has changed.",
                "schema": ["type": "string", "pattern": "^(\"[0-9]{1,18}\"|\\*)$", "examples": ["\"3\""]],
            ]
        case .requestID:
            [
                "name": "X-Request-Id", "in": "header", "required": false,
                "description":
                    "Comes back in the answer and stands in the log: at most 64 letters, digits, dots, hyphens and underscores. One that is missing or odd is replaced by one of ours.",
                "schema": Schema.string,
            ]
        }
    }

    private var schemas: JSONValue {
        .object(
            SchemaName.allCases.reduce(into: JSONObject()) { object, name in object[name.rawValue] = schema(name) })
    }

    private func schema(_ name: SchemaName) -> JSONValue {
        switch name {
        case .complaint: ComplaintSchema(providers: providers).json
        case .acceptedComplaint: AnswerSchemas.acceptedComplaint
        case .batchLine: ActionSchemas.batchLine
        case .batchAnswer: AnswerSchemas.batchAnswer
        case .eligibility: AnswerSchemas.eligibility
        case .derivation: AnswerSchemas.derivation
        case .caseDocument: AnswerSchemas.caseDocument
        case .timeline: AnswerSchemas.timeline
        case .statistics: StatisticsSchema.json
        case .problem: AnswerSchemas.problem
        case .health: AnswerSchemas.health
        case .remedyProposal: ActionSchemas.remedyProposal
        case .finding: ActionSchemas.finding
        case .providerResponse: ActionSchemas.providerResponse
        case .comments: ActionSchemas.comments
        case .decisionDraft: ActionSchemas.decisionDraft
        case .informationRequest: ActionSchemas.informationRequest
        case .information: ActionSchemas.information
        case .decisionSignature, .resumption, .informationClosure: ActionSchemas.nothing
        case .acceptance, .counterOfferAnswer: ActionSchemas.acceptance
        case .counterOffer: ActionSchemas.counterOffer
        case .remedyEvidence: ActionSchemas.remedyEvidence
        case .withdrawal: ActionSchemas.withdrawal
        case .goingOn: ActionSchemas.goingOn
        case .reviewRequest: ActionSchemas.reviewRequest
        case .refusalDispute: ActionSchemas.refusalDispute
        case .objection: ActionSchemas.objection
        case .eligibilityRuling: ActionSchemas.eligibilityRuling
        case .remedyDispute: ActionSchemas.remedyDispute
        case .hold: ActionSchemas.hold
        case .extension: ActionSchemas.extension
        case .reopening: ActionSchemas.reopening
        case .transfer: ActionSchemas.transfer
        case .merger: ActionSchemas.merger
        case .split: ActionSchemas.split
        case .secondProvider: ActionSchemas.secondProvider
        case .newEvidence: EvidenceSchemas.newEvidence
        case .newRedaction: EvidenceSchemas.newRedaction
        case .textReceipt: ReceiptEndpoints.schema
        case .evidence: EvidenceSchemas.evidence
        case .evidenceList: EvidenceSchemas.list
        case .form: ["type": "object", "description": "The fields of the page's form."]
        }
    }
}
