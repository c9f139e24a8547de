extension Documentation {
    static let complaint = Documentation(
        id: "submitComplaint", summary: "Send in a complaint",
        callers: "Anybody. A refused complaint and one that comes too early are taken in as well and answered 201.",
        tag: .complaints, parameters: [.idempotencyKey, .requestID],
        body: Body(contentType: "application/json", schema: .complaint, isRequired: true),
        answers: [
            Answer(
                status: 201, description: "Taken in. The same again for a repeat with the same Idempotency-Key.",
                contentType: "application/json", schema: .acceptedComplaint, headers: [.location], namesCase: true)
        ],
        problems: ProblemKind.ofEveryBody + [.badRequest, .keyInUse, .keyReused, .internalError, .unavailable])

    static let complaintBatch = Documentation(
        id: "submitComplaints", summary: "Send in many complaints, one a line",
        callers:
            "Anybody. Newline-delimited JSON in and out, both streamed: each line is answered by one line, in order, with the status that POST /v1/complaints would have given it, once it is committed. A line that is refused costs the others nothing; a batch that broke off is sent again under the same keys.",
        tag: .complaints, parameters: [.requestID],
        body: Body(contentType: ComplaintBatchAPI.mediaType, schema: .batchLine, isRequired: true),
        answers: [
            Answer(
                status: 200, description: "A line for each line.", contentType: ComplaintBatchAPI.mediaType,
                schema: .batchAnswer)
        ],
        problems: [.unsupportedMediaType, .badRequest, .internalError, .unavailable])

    static let showCase = Documentation(
        id: "showCase", summary: "Where a case stands, who has to act and by when",
        callers: "The complainant, the provider and the scheme's staff, each with their own token.", tag: .cases,
        needsBearer: true, parameters: [.reference, .requestID], answers: [caseAnswer],
        problems: ProblemKind.ofEveryCaseRequest)

    static let timeline = Documentation(
        id: "showTimeline", summary: "The history of a case, page by page, oldest first",
        callers: "As for the case itself.", tag: .cases, needsBearer: true,
        parameters: [.reference, .after, .limit, .requestID],
        answers: [
            Answer(
                status: 200, description: "The entries, and the address of the next page.",
                contentType: "application/json", schema: .timeline)
        ], problems: ProblemKind.ofEveryCaseRequest)

    static func action(_ name: ActionName) -> Documentation {
        Documentation(
            id: name.operationID, summary: name.summary, callers: name.callers, tag: .cases, needsBearer: true,
            parameters: [.reference, .ifMatch, .requestID],
            body: Body(contentType: "application/json", schema: name.schema, isRequired: name.needsBody),
            answers: [caseAnswer], problems: ProblemKind.ofEveryAction)
    }

    static let healthz = Documentation(
        id: "healthz", summary: "Whether the process answers", callers: "Operators.", tag: .operations,
        answers: [Answer(status: 200, description: "It does.", contentType: "application/json", schema: .health)])

    static let readyz = Documentation(
        id: "readyz", summary: "Whether the process can do its work", callers: "Operators.", tag: .operations,
        answers: [
            Answer(status: 200, description: "It can.", contentType: "application/json", schema: .health),
            Answer(
                status: 503, description: "It cannot, and why.", contentType: "application/json", schema: .health,
                headers: [.retryAfter]),
        ])

    static let metrics = Documentation(
        id: "metrics", summary: "Measurements in Prometheus text format 0.0.4",
        callers: "Operators. Keep it away from the public.", tag: .operations,
        answers: [Answer(status: 200, description: "All measurements.", contentType: "text/plain")])

    static let openAPI = Documentation(
        id: "openapi", summary: "This document", callers: "Anybody.", tag: .operations,
        answers: [Answer(status: 200, description: "OpenAPI 3.1.", contentType: "application/json")])

    static func asset(_ id: String, _ summary: String, _ contentType: String) -> Documentation {
        Documentation(
            id: id, summary: summary, callers: "Anybody.", tag: .pages,
            answers: [Answer(status: 200, description: "The file.", contentType: contentType)])
    }

    /// A page for people.
    static func page(
        _ id: String, _ summary: String, callers: String = "Anybody.", parameters: [Parameter] = [],
        redirects: Bool = false, problems: [ProblemKind] = []
    ) -> Documentation {
        let shown = Answer(status: 200, description: "The page.", contentType: "text/html")
        return Documentation(
            id: id, summary: summary, callers: callers, tag: .pages, parameters: parameters,
            answers: redirects ? [shown, seeOther] : [shown], problems: problems)
    }

    /// A form of a page. Browsers send it; programs use the API.
    static func form(
        _ id: String, _ summary: String, callers: String = "Anybody.", parameters: [Parameter] = [],
        contentType: String = "application/x-www-form-urlencoded", problems: [ProblemKind] = []
    ) -> Documentation {
        Documentation(
            id: id, summary: summary, callers: callers, tag: .pages, parameters: parameters,
            body: Body(contentType: contentType, schema: .form, isRequired: true),
            answers: [seeOther],
            problems: problems + [.badRequest, .formExpired, .bodyTooLarge, .unsupportedMediaType, .internalError])
    }

    private static let caseAnswer = Answer(
        status: 200, description: "The case as the caller may see it.", contentType: "application/json",
        schema: .caseDocument, headers: [.eTag])
    private static let seeOther = Answer(
        status: 303, description: "On to the page that shows the outcome.", headers: [.location])
}

extension ActionName {
    var operationID: String {
        let words = rawValue.split(separator: "-")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    var summary: String {
        switch self {
        case .providerResponse: "Defend the complaint, or offer to settle it"
        case .comments: "Comment on the provider's response"
        case .informationRequest: "Ask one side for what the file does not say"
        case .information: "Answer questions of the caseworker"
        case .informationClosure: "Close the questions, and go on with the investigation"
        case .decisionDraft: "Draft the decision"
        case .decisionSignature: "Sign the decision that somebody else drafted"
        case .reviewRequest: "Ask for a review of the proposed resolution"
        case .acceptance: "Accept or turn down a settlement, a proposed resolution or a decision, all or nothing"
        case .counterOffer: "Make another offer instead of answering the one that lies with you"
        case .counterOfferAnswer: "Accept or turn down the complainant's offer, all or nothing"
        case .remedyEvidence: "Show that a line of the remedies is done"
        case .withdrawal: "Withdraw the complaint"
        case .goingOn: "Go on with a complaint that had come too early"
        case .refusalDispute: "Ask for a refusal to be looked at again, once"
        case .objection: "Object to the scheme's looking at the complaint"
        case .eligibilityRuling: "Rule on a dispute about eligibility"
        case .remedyDispute: "Say that a remedy was not carried out"
        case .hold: "Put a case on hold until a day"
        case .resumption: "End a hold before its last day"
        case .extension: "Give whoever has to act more time"
        case .reopening: "Have a closed case taken up again"
        case .transfer: "Hand a case to another scheme"
        case .merger: "Have a case go on in another one of the same person and company"
        case .split: "Have some issues of a case go on as a case of their own"
        case .secondProvider: "Put the matter of a case to a second provider, as a case of its own"
        }
    }

    var callers: String {
        switch self {
        case .providerResponse, .counterOfferAnswer, .remedyEvidence, .objection:
            "The provider, with the token of its secret link (rp_…)."
        case .comments, .acceptance, .withdrawal, .goingOn, .refusalDispute, .remedyDispute:
            "The complainant, with the access token (rc_…)."
        case .reviewRequest, .counterOffer, .information: "The complainant (rc_…) or the provider (rp_…)."
        case .reopening:
            "The complainant (rc_…) for a while, or an ombudsman without a conflict of interest, with a staff token (rs_…)."
        case .hold, .resumption, .extension, .merger, .split, .secondProvider:
            "A caseworker or an ombudsman without a conflict of interest, with a staff token (rs_…)."
        case .eligibilityRuling, .transfer: "An ombudsman without a conflict of interest, with a staff token (rs_…)."
        case .decisionDraft, .informationRequest, .informationClosure:
            "A caseworker without a conflict of interest, with a staff token (rs_…)."
        case .decisionSignature: "An ombudsman who did not draft the decision, with a staff token (rs_…)."
        }
    }

    var schema: SchemaName {
        switch self {
        case .providerResponse: .providerResponse
        case .comments: .comments
        case .informationRequest: .informationRequest
        case .information: .information
        case .informationClosure: .informationClosure
        case .decisionDraft: .decisionDraft
        case .decisionSignature: .decisionSignature
        case .resumption: .resumption
        case .reviewRequest: .reviewRequest
        case .refusalDispute: .refusalDispute
        case .objection: .objection
        case .eligibilityRuling: .eligibilityRuling
        case .remedyDispute: .remedyDispute
        case .hold: .hold
        case .extension: .extension
        case .reopening: .reopening
        case .transfer: .transfer
        case .merger: .merger
        case .split: .split
        case .secondProvider: .secondProvider
        case .acceptance: .acceptance
        case .counterOffer: .counterOffer
        case .counterOfferAnswer: .counterOfferAnswer
        case .remedyEvidence: .remedyEvidence
        case .withdrawal: .withdrawal
        case .goingOn: .goingOn
        }
    }
}
