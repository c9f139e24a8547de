import Domain
import FoundationEssentials
import Hummingbird
import Operations

/// `/v1/cases/{reference}/evidence`: files are announced, sent in one go or in several, scanned, and handed out.
///
/// Sending goes as in tus 1.0 (core protocol): `HEAD` tells how much is here, `PATCH` sends what follows.
struct EvidenceAPI: EndpointCollection {
    static let path = "\(CasesAPI.path)/evidence"
    static let filePath = "\(path)/{evidence}"
    static let chunkType = "application/offset+octet-stream"

    let operations: WebOperations
    let configuration: WebConfiguration

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, Self.path, .listEvidence, list),
            Endpoint(.post, Self.path, .addEvidence, add),
            Endpoint(.get, Self.filePath, .showEvidence, show),
            Endpoint(.patch, Self.filePath, .sendEvidence, receive),
            Endpoint(.delete, Self.filePath, .removeEvidence, remove),
            Endpoint(.get, "\(Self.filePath)/content", .openEvidence, open),
            Endpoint(.post, "\(Self.filePath)/sharing", .shareEvidence, share),
            Endpoint(.post, "\(Self.filePath)/redaction", .redactEvidence, redact),
        ]
    }

    @Sendable private func list(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let view = try await operations.showCase(context.reference(), request.bearer())
        return .json(view.evidenceDocument)
    }

    @Sendable private func add(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, credential) = (try context.reference(), try request.bearer())
        let body = try await request.json(limit: configuration.bodyLimit).value
        return announced(try await evidence.add(reference, try NewEvidence(json: body), credential), on: reference)
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        let view = try await operations.showCase(reference, request.bearer())
        guard let found = view.evidence.first(where: { $0.evidence.id == id }) else { throw Problem(.notFound) }
        return .json(found.document, headers: .upload(found))
    }

    @Sendable private func receive(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let credential = try request.bearer()
        try request.require(mediaType: Self.chunkType)
        let place = EvidencePlace(
            id: try context.evidence(), reference: try context.reference(), credential: credential,
            offset: try Self.offset(request), end: .whenWhole)
        var body = request.body.makeAsyncIterator()
        let view = try await evidence.receive(place) {
            do {
                return try await body.next(isolation: #isolation).map { Array($0.readableBytesView) }
            } catch {
                // Nobody is left to read this; but it is no fault of ours.
                throw Problem(.badRequest, "The body broke off. What came is kept; HEAD tells how much.")
            }
        }
        return Response(status: .noContent, headers: .upload(view))
    }

    @Sendable private func remove(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await evidence.remove(try context.evidence(), try context.reference(), try request.bearer())
        return Response(status: .noContent)
    }

    @Sendable private func open(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        .attachment(try await evidence.open(try context.evidence(), try context.reference(), try request.bearer()))
    }

    @Sendable private func share(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, credential) = (try context.reference(), try request.bearer())
        let view = try await evidence.share(try context.evidence(), reference, credential)
        return .json(view.document, status: .accepted)
    }

    @Sendable private func redact(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, credential) = (try context.reference(), try request.bearer())
        let body = try await request.json(limit: configuration.bodyLimit).value
        let redaction = try NewRedaction(json: body)
        return announced(
            try await evidence.redact(try context.evidence(), reference, redaction, credential), on: reference)
    }

    private func announced(_ view: EvidenceView, on reference: Reference) -> Response {
        var response = Response.json(view.document, status: .created, headers: .upload(view))
        response.headers[.location] = "\(CasePath.api(reference))/evidence/\(view.evidence.id.text)"
        return response
    }

    private var evidence: EvidenceOperations { get throws { try operations.keptEvidence } }

    private static func offset(_ request: Request) throws -> Int {
        guard let offset = request.headers[.uploadOffset].flatMap({ Int($0.trimmingSpaces) }), offset >= 0 else {
            throw Problem(.badRequest, "Upload-Offset has to be the number of bytes that are here.")
        }
        return offset
    }
}

extension HTTPFields {
    fileprivate static func upload(_ view: EvidenceView) -> HTTPFields {
        [.uploadOffset: "\(view.evidence.received)", .uploadLength: "\(view.evidence.size)"]
    }
}

extension WebRequestContext {
    /// The piece of evidence that the path names. An id that cannot be one is answered like one that does not exist.
    func evidence() throws -> EvidenceID {
        guard let id = parameters.get("evidence").flatMap({ UUID(uuidString: $0) }) else { throw Problem(.notFound) }
        return EvidenceID(rawValue: id)
    }
}

extension EvidenceID {
    /// As it stands in addresses.
    var text: String { rawValue.uuidString.lowercased() }
}
