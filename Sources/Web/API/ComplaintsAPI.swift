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
        return .json(
            accepted.document(configuration), status: .created,
            headers: [.location: configuration.url(CasePath.api(accepted.reference))])
    }
}

extension AcceptedComplaint {
    /// What a taken complaint is answered with.
    func document(_ configuration: WebConfiguration) -> JSONValue {
        [
            "reference": .string(reference.text),
            "access_token": .string(accessToken),
            "status": .string(status.rawValue),
            "eligibility": eligibility.document,
            "links": [
                "self": .string(configuration.url(CasePath.api(reference))),
                "tracking": .string("\(configuration.caseURL(reference))?key=\(accessToken)"),
            ],
        ]
    }
}
