import Domain
import Hummingbird
import Operations

/// `POST /v1/complaints/batch`: a complaint a line in, an answer a line out, in the same order, both streamed. Lines that
/// arrive together are written together; one that is refused costs the others nothing.
struct ComplaintBatchAPI: EndpointCollection {
    static let mediaType = "application/x-ndjson"
    /// Lines of one transaction at most.
    private static let width = 256

    let operations: WebOperations
    let configuration: WebConfiguration

    var endpoints: [Endpoint] {
        [Endpoint(.post, "/v1/complaints/batch", .complaintBatch, accept)]
    }

    @Sendable private func accept(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try request.require(mediaType: Self.mediaType)
        let requestID = context.requestID
        let body = ResponseBody { writer in
            try await answer(request.body, requestID, &writer)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: Self.mediaType], body: body)
    }

    @concurrent private func answer(
        _ body: RequestBody, _ requestID: String, _ writer: inout any ResponseBodyWriter
    ) async throws {
        var lines = NDJSONLines(limit: configuration.bodyLimit)
        var count = 0
        for try await chunk in body {
            try await answer(lines.append(chunk.readableBytesView), &count, requestID, &writer)
        }
        if let last = lines.finish() { try await answer([last], &count, requestID, &writer) }
    }

    /// Reading goes on when these are answered: a client that sends faster than we write has to wait.
    @concurrent private func answer(
        _ lines: [NDJSONLines.Line], _ count: inout Int, _ requestID: String, _ writer: inout any ResponseBodyWriter
    ) async throws {
        for start in stride(from: 0, to: lines.count, by: Self.width) {
            let read = lines[start...].prefix(Self.width).enumerated().map { index, line in
                BatchLine(
                    line, number: count + index + 1, operations: operations, limit: configuration.bodyLimit)
            }
            count += read.count
            try await writer.write(ByteBuffer(bytes: text(of: await take(read), requestID)))
        }
    }

    private func take(_ lines: [BatchLine]) async -> [(BatchLine, Result<AcceptedComplaint, any Error>)] {
        var answers = await operations.acceptComplaints(lines.compactMap { try? $0.submission.get() })[...]
        return lines.map { line in
            switch line.submission {
            case .success: (line, answers.popFirst() ?? .failure(Problem(.internalError)))
            case .failure(let problem): (line, .failure(problem))
            }
        }
    }

    private func text(of answers: [(BatchLine, Result<AcceptedComplaint, any Error>)], _ requestID: String) -> [UInt8] {
        answers.flatMap { line, answer in
            line.document(of: answer, requestID: requestID, configuration: configuration).bytes + [UInt8(ascii: "\n")]
        }
    }
}
