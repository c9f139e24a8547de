import Domain
import Operations

/// What the API answers.
enum AnswerSchemas {
    static let eligibility = Schema.object(
        required: ["outcome", "ground", "clause", "explanation", "next", "opens_on"],
        [
            "outcome": Schema.words(["accepted", "refused", "too_early"]),
            "ground": Schema.nullable(Schema.choice(RefusalGround.self)),
            "clause": Schema.string, "explanation": Schema.string, "next": Schema.string,
            "opens_on": Schema.nullable(Schema.day),
        ])

    static let acceptedComplaint = Schema.object(
        required: ["reference", "access_token", "status", "eligibility", "links"],
        [
            "reference": ["type": "string", "minLength": 8, "maxLength": 8],
            "access_token": ["type": "string", "description": "Opens the case. Keep it secret."],
            "status": Schema.choice(CaseStatus.self),
            "eligibility": SchemaName.eligibility.reference,
            "links": Schema.object(
                required: ["self", "tracking"], ["self": Schema.string, "tracking": Schema.string]),
        ])

    static let batchAnswer = Schema.object(
        required: ["line", "idempotency_key", "status"],
        [
            "line": [
                "type": "integer", "minimum": 1, "description": "Which line of the request; empty ones do not count.",
            ],
            "idempotency_key": Schema.nullable(Schema.string),
            "status": ["type": "integer", "description": "As POST /v1/complaints would have answered it."],
            "complaint": SchemaName.acceptedComplaint.reference, "problem": SchemaName.problem.reference,
        ])

    static let derivation = Schema.object(
        required: ["step", "due_on", "due_at", "start_event", "day_zero", "period", "clause", "explanation"],
        [
            "step": Schema.choice(ClockStep.self), "due_on": Schema.day, "due_at": Schema.instant,
            "start_event": Schema.string, "day_zero": Schema.day, "period": Schema.string, "clause": Schema.string,
            "explanation": [
                "type": "string",
                "examples": [
                    "10 working days from Thu 2 Apr 2026 (day 0); Fri 3 and Mon 6 Apr are bank holidays → Mon 20 Apr 2026"
                ],
            ],
            "calendar_version": Schema.string, "is_provisional": Schema.boolean,
        ])

    static let caseDocument = Schema.object(
        required: [
            "reference", "status", "version", "viewer", "waiting_for", "due_by", "next_step", "timeline", "messages",
        ],
        [
            "reference": Schema.string, "status": Schema.choice(CaseStatus.self), "version": Schema.integer,
            "is_urgent": Schema.boolean,
            "viewer": party, "provider": Schema.string, "scheme": Schema.string,
            "eligibility": SchemaName.eligibility.reference, "waiting_for": Schema.nullable(party),
            "due_by": Schema.nullable(SchemaName.derivation.reference), "next_step": Schema.string,
            "available_actions": Schema.list(of: Schema.choice(ActionName.self)),
            "issues": Schema.list(of: Schema.choice(IssueCode.self)),
            "offered_by": Schema.nullable(Schema.choice(SideName.self)),
            "information_request": Schema.nullable(informationRequest),
            "deadlines": Schema.list(of: deadline),
            "findings": Schema.list(of: SchemaName.finding.reference),
            "remedies": Schema.list(of: remedy), "timeline": Schema.list(of: entry),
            "messages": Schema.list(of: message), "duplicates": Schema.list(of: duplicate),
            "related": Schema.list(of: related),
        ])

    private static let informationRequest = Schema.object(
        required: ["asked", "questions"],
        [
            "asked": Schema.choice(SideName.self),
            "questions": Schema.list(
                of: Schema.object(
                    required: ["number", "text", "answer"],
                    ["number": Schema.integer, "text": Schema.string, "answer": Schema.nullable(Schema.string)])),
        ])

    private static let related = Schema.object(
        required: ["bond", "reference", "provider", "status"],
        [
            "bond": Schema.choice(RelatedCaseView.Bond.self), "reference": Schema.string, "provider": Schema.string,
            "status": Schema.choice(CaseStatus.self),
            "url": Schema.nullable(["type": "string", "description": "The caller's own secret link to it."]),
        ])

    private static let duplicate = Schema.object(
        required: ["reference", "provider", "opened_at", "match", "likeness", "verdict"],
        [
            "reference": Schema.string, "provider": Schema.string, "opened_at": Schema.instant,
            "match": Schema.choice(PersonTrait.Kind.self),
            "likeness": [
                "type": "integer", "minimum": 0, "maximum": 100,
                "description": "How alike the texts are, in per cent.",
            ],
            "verdict": Schema.choice(DuplicateVerdict.self),
        ])

    static let problem = Schema.object(
        required: ["type", "title", "status", "detail", "instance", "request_id"],
        [
            "type": [
                "type": "string", "format": "uri",
                "description": .string(
                    ProblemKind.allCases.map { "…/problems#\($0.rawValue)" }.joined(separator: ", ")),
            ],
            "title": Schema.string, "status": Schema.integer, "detail": Schema.string, "instance": Schema.string,
            "request_id": Schema.string,
            "offset": ["type": "integer", "description": "Bytes up to where the JSON of the body went wrong."],
            "code": ["type": "string", "description": "The rule that refused a step."],
            "case_status": Schema.choice(CaseStatus.self),
            "errors": Schema.list(
                of: Schema.object(
                    required: ["pointer", "code", "message"],
                    [
                        "pointer": ["type": "string", "format": "json-pointer"],
                        "code": Schema.choice(FieldProblem.Code.self), "message": Schema.string,
                    ])),
        ])

    static let health = Schema.object(
        required: ["status"],
        [
            "status": Schema.words(["ok", "ready", "not_ready"]), "reason": Schema.string, "warning": Schema.string,
        ])

    private static let party = Schema.choice(Party.self)

    private static let deadline = Schema.object(
        required: ["party", "state", "derivation"],
        ["party": party, "state": Schema.string, "derivation": SchemaName.derivation.reference])

    private static let remedy = Schema.object(
        required: ["number", "kind", "description", "state"],
        [
            "number": Schema.integer, "kind": Schema.choice(RemedyKind.self), "description": Schema.string,
            "amount_pence": Schema.integer, "state": Schema.words(["offered", "decided", "due", "evidenced"]),
            "due_on": Schema.day,
        ])

    static let timeline = Schema.object(
        required: ["entries", "total", "next"],
        [
            "entries": Schema.list(of: entry), "total": Schema.integer,
            "next": Schema.nullable(["type": "string", "description": "Null on the last page."]),
        ])

    private static let entry = Schema.object(
        required: ["at", "title"], ["at": Schema.instant, "title": Schema.string, "detail": Schema.string])

    private static let message = Schema.object(
        required: ["at", "kind", "to", "subject", "text", "delivery"],
        [
            "at": Schema.instant, "kind": Schema.choice(MessageKind.self), "to": party, "subject": Schema.string,
            "text": Schema.string, "delivery": Schema.string,
        ])
}
