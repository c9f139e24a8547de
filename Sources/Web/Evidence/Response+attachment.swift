import Domain
import Hummingbird
import Operations

extension Response {
    /// A file that somebody brought, to be saved and never shown as a page of ours: whatever is in it, it has no origin,
    /// runs nothing and loads nothing.
    static func attachment(_ content: EvidenceContent) -> Response {
        let evidence = content.evidence
        var headers: HTTPFields = [
            .contentType: evidence.kind?.mediaType ?? "application/octet-stream",
            .contentDisposition: Disposition.attachment(named: evidence.safeFileName),
            .contentSecurityPolicy: "default-src 'none'; sandbox; frame-ancestors 'none'",
            .cacheControl: "no-store",
        ]
        headers[.contentTypeOptions] = "nosniff"
        let body = ResponseBody(contentLength: evidence.size) { writer in
            try await pour(content, into: &writer)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    @concurrent private static func pour(
        _ content: EvidenceContent, into writer: inout any ResponseBodyWriter
    ) async throws {
        let next = content.open()
        while let bytes = try await next() { try await writer.write(ByteBuffer(bytes: bytes)) }
    }
}

/// `Content-Disposition` (RFC 6266).
enum Disposition {
    /// The name twice: in ASCII for old readers, and as it is (RFC 8187).
    static func attachment(named name: String) -> String {
        let ascii = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "_" })
        return "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(encoded(name))"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x7E).contains(scalar.value) && !["\"", "\\", "%"].contains(scalar)
    }

    private static func encoded(_ name: String) -> String {
        name.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
                return String(character)
            }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
