import Domain
import Hummingbird

extension Response {
    static func json(
        _ value: JSONValue, status: HTTPResponse.Status = .ok, contentType: String = "application/json",
        headers: HTTPFields = [:]
    ) -> Response {
        bytes(value.bytes, status: status, contentType: contentType, headers: headers)
    }

    static func problem(_ problem: Problem, requestID: String, configuration: WebConfiguration) -> Response {
        let document = problem.document(requestID: requestID, configuration: configuration)
        return .json(document, status: problem.kind.status, contentType: "application/problem+json")
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
