import Domain
import Testing

/// A message as it may come over the wire, and what has to be read out of it.
struct MailShape: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let expected: Expectation

    /// What is left out is not looked at.
    struct Expectation: Sendable {
        var from: String?
        var fromName: String?
        var subject: String?
        /// The whole of what the sender wrote.
        var text: String?
        /// Whether something is split off as only repeated.
        var isQuoting: Bool?
        /// `name|type|size`
        var files: [String] = []
        var flaws: Set<MailFlaw> = []
        var messageID: String??
        var ancestors: [String]?
        var report: DeliveryReport??
    }

    var testDescription: String { name }

    /// - Parameter raw: each character below U+0100 is the byte of that number; a line end becomes CR LF.
    init(_ name: String, _ raw: String, _ expected: Expectation) {
        self.name = name
        self.expected = expected
        bytes = Self.bytes(raw, lineEnd: "\r\n")
    }

    init(_ name: String, bytes: [UInt8], _ expected: Expectation) {
        self.name = name
        self.bytes = bytes
        self.expected = expected
    }

    static func bytes(_ raw: String, lineEnd: String) -> [UInt8] {
        raw.unicodeScalars.flatMap { scalar -> [UInt8] in
            scalar == "\n" ? Array(lineEnd.utf8) : [UInt8(truncatingIfNeeded: scalar.value)]
        }
    }

    /// Text as the characters whose numbers are its bytes in UTF-8.
    static func utf8(_ text: String) -> String {
        String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    }

    /// A plain header around a body.
    static func plain(_ header: String = "", _ body: String) -> String {
        "From: Ann Example <ann@example.org>\nTo: complaints@redress.example\nSubject: A complaint\n"
            + "Message-ID: <one@example.org>\n\(header)\n\(body)"
    }

    static func multipart(_ kind: String, _ parts: String...) -> String {
        plain("MIME-Version: 1.0\nContent-Type: multipart/\(kind); boundary=\"b1\"\n", body(parts))
    }

    private static func body(_ parts: [String]) -> String {
        parts.map { "--b1\n\($0)\n" }.joined() + "--b1--\n"
    }

    static let all = charsets + headers + bodies + attached + quoting + damaged + machines
}
