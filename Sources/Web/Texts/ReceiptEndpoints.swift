import Domain
import FoundationEssentials
import Hummingbird
public import Operations

/// What the edge asks of the system when the gateway for text messages reports.
public struct ReceiptOperations: Sendable {
    /// Of a signature and the body that it is over.
    /// - Throws: `ReceiptRefused`
    public var check: @Sendable (String, [UInt8]) throws -> Void
    public var take: @Sendable (TextReceipt) async throws -> Void

    public init(
        check: @escaping @Sendable (String, [UInt8]) throws -> Void,
        take: @escaping @Sendable (TextReceipt) async throws -> Void
    ) {
        self.check = check
        self.take = take
    }
}

/// Where the gateway for text messages reports what became of them.
struct ReceiptEndpoints: EndpointCollection {
    /// A report is a few fields.
    private static let limit = 4096

    static let schema = Schema.closed(
        required: ["id", "status"],
        ["id": ["type": "string", "format": "uuid"], "status": Schema.choice(ReceiptStatus.self)])

    /// Nil where no gateway reports.
    let receipts: ReceiptOperations?

    var endpoints: [Endpoint] {
        // Not counted by client: one gateway reports everything, and what it has not signed costs a hash.
        [Endpoint(.post, "/v1/texts/receipts", .takeReceipt, as: .watching, take)]
    }

    @Sendable private func take(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        guard let receipts else { throw Problem(.notFound) }
        try request.require(mediaType: "application/json")
        let body = try await request.bodyBytes(limit: Self.limit)
        // Before anything is read of it.
        do {
            try receipts.check(request.headers[.redressSignature] ?? "", body)
        } catch is ReceiptRefused {
            throw Problem(.unauthenticated, "Redress-Signature has to be over this body and not older than 5 minutes.")
        }
        let json = try JSONParser.parse(body, limits: JSONLimits(maxBytes: Self.limit))
        try await receipts.take(try TextReceipt(json: json))
        return Response(status: .noContent)
    }
}

/// What a network says of a text message.
private enum ReceiptStatus: String, CaseIterable {
    case delivered, undelivered
}

extension TextReceipt {
    /// - Throws: `ValidationFailure` with everything that is wrong
    fileprivate init(json: JSONValue) throws {
        var reader = ActionReader()
        let object = reader.object(json, at: "", allowed: ["id", "status"])
        let text = reader.text(object, "id", at: "", longest: 36)
        let id = UUID(uuidString: text)
        if id == nil, !text.isEmpty { reader.problem("/id", .invalidFormat, "must be the id of a message, a UUID") }
        let status = reader.choice(object, "status", at: "", of: ReceiptStatus.self)
        guard reader.problems.isEmpty, let id, let status else { throw ValidationFailure(problems: reader.problems) }
        self.init(id: id, isDelivered: status == .delivered)
    }
}

extension Documentation {
    static let takeReceipt = Documentation(
        id: "takeReceipt", summary: "Report what became of a text message",
        callers:
            "The gateway for text messages. Redress-Signature is t=SECONDS,v1=HEX: the time, and an HMAC with SHA-256 of SECONDS.BODY by the secret that both know.",
        tag: .operations, parameters: [.signature, .requestID],
        body: Body(contentType: "application/json", schema: .textReceipt, isRequired: true),
        answers: [Answer(status: 204, description: "Noted, if such a message was sent.")],
        problems: ProblemKind.ofEveryCaseRequest + ProblemKind.ofEveryBody)
}
