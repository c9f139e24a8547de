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
        let mailbox = BatchMailbox<BatchLine>(limit: 2 * Self.width)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await read(body, into: mailbox) }
            do {
                while let lines = await mailbox.take(atMost: Self.width) {
                    try await writer.write(ByteBuffer(bytes: text(of: await take(lines), requestID)))
                }
            } catch {
                await mailbox.close()
                throw error
            }
            try await group.waitForAll()
        }
    }

    /// What was read before a body broke off is taken in all the same.
    @concurrent private func read(_ body: RequestBody, into mailbox: BatchMailbox<BatchLine>) async throws {
        var lines = NDJSONLines(limit: configuration.bodyLimit)
        var count = 0
        do {
            for try await chunk in body {
                await mailbox.put(understood(lines.append(chunk.readableBytesView), &count))
            }
            if let last = lines.finish() { await mailbox.put(understood([last], &count)) }
        } catch {
            await mailbox.close()
            throw error
        }
        await mailbox.close()
    }

    private func understood(_ lines: [NDJSONLines.Line], _ count: inout Int) -> [BatchLine] {
        lines.map { line in
            count += 1
            return BatchLine(line, number: count, operations: operations, limit: configuration.bodyLimit)
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
