import FoundationEssentials
import Hummingbird

extension Response {
    /// JSON with its members in a fixed order, so that the same answer is the same bytes; names in snake_case.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, contentType: String = "application/json",
        headers: HTTPFields = [:]
    ) throws -> Response {
        bytes(try encode(value), status: status, contentType: contentType, headers: headers)
    }

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return Array(try encoder.encode(value))
    }

    static func problem(_ problem: Problem, requestID: String, configuration: WebConfiguration) throws -> Response {
        let document = ProblemDocument(problem, requestID: requestID, configuration: configuration)
        return try .json(document, status: problem.kind.status, contentType: "application/problem+json")
    }

    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        bytes(Array(text.utf8), status: status, contentType: "text/html; charset=utf-8")
    }

    static func bytes(
        _ bytes: [UInt8], status: HTTPResponse.Status = .ok, contentType: String, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = contentType
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// To be fetched with GET, whatever the method was: a page that a reload does not send again.
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}
