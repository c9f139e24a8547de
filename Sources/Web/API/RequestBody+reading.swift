import Domain
import Hummingbird

extension Request {
    /// A JSON body, parsed with the limits on size and depth.
    ///
    /// - Throws: `Problem` for the wrong content type or too many bytes, `JSONSyntaxError` for what is no JSON.
    func json(limit: Int) async throws -> (value: JSONValue, bytes: [UInt8]) {
        try require(mediaType: "application/json")
        let bytes = try await bodyBytes(limit: limit)
        return (try JSONParser.parse(bytes, limits: JSONLimits(maxBytes: limit)), bytes)
    }

    /// The fields of a form that a browser sent.
    func form(limit: Int) async throws -> FormFields {
        try require(mediaType: "application/x-www-form-urlencoded")
        return try FormFields(urlEncoded: await bodyBytes(limit: limit))
    }

    /// At most `limit` bytes. A declared length beyond it is refused unread, an undeclared one when it is passed, so
    /// that no request makes the process hold more.
    func bodyBytes(limit: Int) async throws -> [UInt8] {
        if let declared = headers[.contentLength].flatMap(Int.init), declared > limit { throw Problem.tooLarge(limit) }
        var bytes: [UInt8] = []
        var chunks = body.makeAsyncIterator()
        while let chunk = try await Self.next(&chunks) {
            guard bytes.count + chunk.readableBytes <= limit else { throw Problem.tooLarge(limit) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }

    /// A body that breaks off is the client's doing, whoever is left to be told.
    static func next(_ chunks: inout RequestBody.AsyncIterator) async throws(Problem) -> ByteBuffer? {
        do {
            return try await chunks.next(isolation: #isolation)
        } catch {
            throw Problem(.badRequest, "The body broke off.")
        }
    }

    /// Parameters are let through when they do not change the meaning: JSON and forms are UTF-8 here.
    func require(mediaType: String) throws {
        let value = headers[.contentType]?.lowercased() ?? ""
        let parts = value.split(separator: ";").map { String($0).trimmingSpaces }
        let charsets = parts.dropFirst().filter { $0.hasPrefix("charset=") }
        guard parts.first == mediaType, charsets.allSatisfy({ $0.contains("utf-8") }) else {
            throw Problem(.unsupportedMediaType, "Send \(mediaType) in UTF-8.")
        }
    }
}

extension Problem {
    static func tooLarge(_ limit: Int) -> Problem {
        Problem(.bodyTooLarge, "The body may have at most \(limit) bytes.")
    }
}

extension String {
    /// Without the spaces and tabs at both ends.
    var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let start = firstIndex(where: { !isSpace($0) }), let end = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[start...end])
    }
}
