import Domain
import Hummingbird
import Operations

/// The `Idempotency-Key` header: a repeated request with the same key gets the first one's answer.
enum IdempotencyKey {
    /// 1 to 255 visible ASCII characters. The quotes of a structured field string are tolerated and taken off.
    static func read(_ request: Request) throws -> String? {
        let values = request.headers[values: .idempotencyKey]
        guard let value = values.first else { return nil }
        guard values.count == 1, let key = accepted(value) else {
            throw Problem(.badRequest, "Idempotency-Key has to be 1 to 255 visible ASCII characters, sent once.")
        }
        return key
    }

    static func accepted(_ value: String) -> String? {
        let key = unquoted(value.trimmingSpaces)
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        return key
    }

    private static func unquoted(_ value: String) -> String {
        guard value.utf8.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return value }
        return String(value.dropFirst().dropLast())
    }
}

/// A case's version as a strong entity tag.
enum EntityTag {
    static func text(version: Int) -> String { "\"\(version)\"" }

    /// The version that `If-Match` names; nil when the header is missing or `*`.
    static func expectedVersion(_ request: Request) throws -> Int? {
        guard let value = request.headers[.ifMatch]?.trimmingSpaces, value != "*" else { return nil }
        guard value.hasPrefix("\""), value.hasSuffix("\""), let version = Int(value.dropFirst().dropLast()) else {
            throw Problem(.badRequest, "If-Match has to be one ETag as a case gave it, such as \"3\" in quotes.")
        }
        return version
    }
}

extension Request {
    /// The access token from `Authorization: Bearer …`.
    func bearer() throws -> Credential {
        guard let header = headers[.authorization] else { throw Problem.unauthenticated }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= AccessKey.longest else {
            throw Problem.unauthenticated
        }
        return .bearer(String(parts[1]))
    }
}

extension WebRequestContext {
    /// The case that the path names. A reference that cannot be one is answered like one that does not exist.
    func reference() throws -> Reference {
        // The router leaves escapes as they are.
        let text = PercentDecoding.text((parameters.get("reference") ?? "").utf8, plusIsSpace: false)
        guard let reference = text.flatMap({ Reference($0) }) else { throw Problem(.notFound) }
        return reference
    }
}

/// What a secret link carries.
enum AccessKey {
    /// Longer than any that is ever made; keeps nonsense away from the hash.
    static let longest = 200

    /// A key that could be one: a prefix that says whose it is, then URL-safe characters.
    static func accepted(_ text: String?, prefix: String) -> String? {
        guard let text, text.hasPrefix(prefix), (8...longest).contains(text.utf8.count) else { return nil }
        return text.utf8.allSatisfy(isURLSafe) ? text : nil
    }

    private static func isURLSafe(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
