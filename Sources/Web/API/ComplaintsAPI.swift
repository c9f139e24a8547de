import Domain
import Hummingbird
import Operations

/// `POST /v1/complaints`.
struct ComplaintsAPI: EndpointCollection {
    /// Whose idempotency keys these are. Callers of the open API are not told apart: their keys are their own secret.
    static let client = "api"

    let operations: WebOperations
    let configuration: WebConfiguration

    var endpoints: [Endpoint] {
        [Endpoint(.post, "/v1/complaints", .complaint, accept)]
    }

    @Sendable private func accept(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let key = try IdempotencyKey.read(request)
        let (value, _) = try await request.json(limit: configuration.bodyLimit)
        let draft = try operations.draft(from: value)
        let accepted = try await operations.acceptComplaint(
            Submission(draft: draft, idempotencyKey: key, client: Self.client))
        return try .json(
            AcceptedDocument(accepted, configuration: configuration), status: .created,
            headers: [.location: configuration.url(CasePath.api(accepted.reference))])
    }
}

/// What a taken complaint is answered with.
struct AcceptedDocument: Encodable {
    let reference: String
    let accessToken: String
    let status: String
    let eligibility: EligibilityDocument
    let links: Links

    struct Links: Encodable {
        let `self`: String
        let tracking: String
    }

    init(_ accepted: AcceptedComplaint, configuration: WebConfiguration) {
        reference = accepted.reference.text
        accessToken = accepted.accessToken
        status = accepted.status.rawValue
        eligibility = EligibilityDocument(accepted.eligibility)
        links = Links(
            self: configuration.url(CasePath.api(accepted.reference)),
            tracking: "\(configuration.caseURL(accepted.reference))?key=\(accepted.accessToken)")
    }
}

/// Whether the scheme looks at a complaint, and why.
struct EligibilityDocument: Encodable {
    let outcome: String
    /// The refusal ground's code; null unless refused.
    let ground: Nullable<String>
    let clause: String
    let explanation: String
    let next: String
    let opensOn: Nullable<String>

    init(_ decision: EligibilityDecision) {
        outcome = decision.outcomeName
        ground = Nullable(decision.ground?.rawValue)
        clause = decision.clause
        explanation = decision.explanation
        next = decision.next
        opensOn = Nullable(decision.opensOn?.iso8601)
    }
}
