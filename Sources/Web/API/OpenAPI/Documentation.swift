import Domain

/// What the OpenAPI document says of one endpoint.
struct Documentation: Sendable {
    let id: String
    let summary: String
    /// Who may call it, in plain English.
    let callers: String
    let tag: Tag
    var needsBearer = false
    var parameters: [Parameter] = []
    var body: Body?
    let answers: [Answer]
    /// What else it answers: problem documents for the API, pages for people.
    var problems: [ProblemKind] = []

    /// Of an endpoint whose requests are counted.
    var limited: Documentation {
        var limited = self
        limited.problems.append(.tooManyRequests)
        return limited
    }

    enum Tag: String, CaseIterable, Sendable {
        case complaints, cases, evidence, statistics, operations, pages
    }

    enum Parameter: String, CaseIterable, Sendable {
        case reference, evidence, reading, scheme, idempotencyKey, ifMatch, uploadOffset, requestID, group, after,
            limit, provider, signature
    }

    struct Body: Sendable {
        let contentType: String
        /// Nil for bytes of any kind.
        let schema: SchemaName?
        let isRequired: Bool
    }

    struct Answer: Sendable {
        let status: Int
        let description: String
        var contentType: String?
        var schema: SchemaName?
        var headers: [Header] = []
        /// Whether it names a case by `reference`, so that the operations on a case can follow.
        var namesCase = false
    }

    enum Header: String, Sendable {
        case location = "Location"
        case eTag = "ETag"
        case retryAfter = "Retry-After"
        case uploadOffset = "Upload-Offset"
        case uploadLength = "Upload-Length"
    }
}

/// The schemas that the document defines; a body or an answer can only name one that is there.
enum SchemaName: String, CaseIterable, Sendable {
    case complaint = "Complaint"
    case acceptedComplaint = "AcceptedComplaint"
    case batchLine = "BatchLine"
    case batchAnswer = "BatchAnswer"
    case eligibility = "Eligibility"
    case derivation = "Derivation"
    case caseDocument = "Case"
    case timeline = "Timeline"
    case remedyProposal = "RemedyProposal"
    case finding = "Finding"
    case providerResponse = "ProviderResponse"
    case comments = "Comments"
    case decisionDraft = "DecisionDraft"
    case decisionSignature = "DecisionSignature"
    case resumption = "Resumption"
    case acceptance = "Acceptance"
    case counterOffer = "CounterOffer"
    case counterOfferAnswer = "CounterOfferAnswer"
    case remedyEvidence = "RemedyEvidence"
    case withdrawal = "Withdrawal"
    case goingOn = "GoingOn"
    case reviewRequest = "ReviewRequest"
    case refusalDispute = "RefusalDispute"
    case objection = "Objection"
    case eligibilityRuling = "EligibilityRuling"
    case remedyDispute = "RemedyDispute"
    case hold = "Hold"
    case `extension` = "Extension"
    case reopening = "Reopening"
    case transfer = "Transfer"
    case merger = "Merger"
    case split = "Split"
    case secondProvider = "SecondProvider"
    case informationRequest = "InformationRequest"
    case information = "Information"
    case informationClosure = "InformationClosure"
    case newEvidence = "NewEvidence"
    case newRedaction = "NewRedaction"
    case textReceipt = "TextReceipt"
    case evidence = "Evidence"
    case evidenceList = "EvidenceList"
    case statistics = "Statistics"
    case problem = "Problem"
    case health = "Health"
    case form = "Form"

    var reference: JSONValue { ["$ref": .string("#/components/schemas/\(rawValue)")] }
}

extension Documentation.Header {
    var isNumber: Bool {
        switch self {
        case .retryAfter, .uploadOffset, .uploadLength: true
        case .location, .eTag: false
        }
    }
}
