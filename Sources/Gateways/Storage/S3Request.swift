import Crypto
import FoundationEssentials

/// One request to the store.
struct S3Request: Sendable {
    enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case put = "PUT"
        case delete = "DELETE"
    }

    /// What is put, and its SHA-256: it is signed with the rest.
    struct Content: Sendable {
        let file: DraftFile
        let size: Int
        let sha256: String
    }

    let method: Method
    let name: String
    /// Of the object, where only some of it is wanted.
    var range: Range<Int>?
    var content: Content?

    /// Of nothing.
    static let emptyHash = hex(SHA256.hash(data: [UInt8]()))

    static func hex(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// What the store answered.
struct S3Answer: Sendable {
    let status: Int
    let body: [UInt8]

    var isSuccess: Bool { (200..<300).contains(status) }

    /// The status and the store's own code for it, such as `403 SignatureDoesNotMatch`. The answer's message is left out:
    /// it quotes the request.
    var explanation: String {
        let text = String(decoding: body.prefix(4096), as: UTF8.self)
        guard let start = text.firstRange(of: "<Code>"), let end = text.firstRange(of: "</Code>"),
            start.upperBound < end.lowerBound
        else { return "\(status)" }
        return "\(status) \(HeaderText.clean(String(text[start.upperBound..<end.lowerBound].prefix(60))))"
    }
}
