import Hummingbird

/// A form with files while it comes in.
struct MultipartStream {
    private var parser: MultipartParser
    private var body: RequestBody.AsyncIterator
    private var events: ArraySlice<MultipartParser.Event> = []

    /// - Throws: `Problem` for a request that is no such form.
    init(_ request: Request) throws {
        parser = MultipartParser(boundary: try Self.boundary(request))
        body = request.body.makeAsyncIterator()
    }

    /// The small fields up to the first part that is a file, whose content comes next.
    ///
    /// - Parameter limit: bytes of all fields together
    mutating func fields(limit: Int) async throws -> (fields: FormFields, fileName: String?) {
        var fields: [(String, String)] = []
        var left = limit
        while let event = try await next() {
            guard case .part(let headers) = event else { throw Problem(.badRequest, Self.unreadable) }
            if let fileName = headers.fileName { return (FormFields(fields), fileName) }
            let value = try await content(limit: left)
            left -= value.count
            fields.append((headers.name, try Self.text(value)))
        }
        return (FormFields(fields), nil)
    }

    /// The next piece of the part at hand; nil at its end.
    ///
    /// - Throws: `Problem` when the form breaks off inside it.
    mutating func nextContent() async throws -> [UInt8]? {
        switch try await next() {
        case .content(let bytes): bytes
        case .partEnd: nil
        case .part, nil: throw Problem(.badRequest, Self.unreadable)
        }
    }

    private mutating func content(limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try await nextContent() {
            guard bytes.count + piece.count <= limit else { throw Problem(.bodyTooLarge) }
            bytes += piece
        }
        return bytes
    }

    private mutating func next() async throws -> MultipartParser.Event? {
        while events.isEmpty {
            if parser.isAtEnd { return nil }
            guard let buffer = try await Request.next(&body) else {
                throw Problem(.badRequest, Self.unreadable)
            }
            do throws(MultipartError) {
                events = try parser.append(buffer.readableBytesView)[...]
            } catch {
                throw Problem(error == .tooLarge ? .bodyTooLarge : .badRequest, Self.unreadable)
            }
        }
        return events.popFirst()
    }

    private static func boundary(_ request: Request) throws -> String {
        let parts = (request.headers[.contentType] ?? "").split(separator: ";").map { String($0).trimmingSpaces }
        guard parts.first?.lowercased() == "multipart/form-data",
            let parameter = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") })
        else { throw Problem(.unsupportedMediaType, "Send multipart/form-data.") }
        let boundary = parameter.dropFirst("boundary=".count).filter { $0 != "\"" }
        // RFC 2046, 5.1.1.
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(.badRequest, unreadable)
        }
        return String(boundary)
    }

    private static func text(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem(.badRequest, unreadable) }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
    }

    private static let unreadable = "The form cannot be read, or broke off."
}
