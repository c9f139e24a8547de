/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`, WHATWG URL, 5.1).
struct FormFields: Sendable {
    private let fields: [(name: String, value: String)]

    /// More fields than any form of ours has.
    private static let most = 500

    /// - Throws: `Problem` for bytes that are no UTF-8 once decoded, or for too many fields.
    init(urlEncoded bytes: [UInt8]) throws {
        let pairs = bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true)
        guard pairs.count <= Self.most else { throw Problem(.badRequest, "The form has too many fields.") }
        fields = try pairs.map(Self.field)
    }

    init(_ fields: [(String, String)]) {
        self.fields = fields.map { (name: $0.0, value: $0.1) }
    }

    /// The first value of a field, with the spaces at its ends taken off; nil when it is missing or says nothing.
    subscript(name: String) -> String? {
        fields.first { $0.name == name }.flatMap { Self.trimmed($0.value[...]) }
    }

    /// The lines of a text, without those that say nothing.
    func lines(_ name: String) -> [String] {
        (self[name] ?? "").split(whereSeparator: \.isNewline).compactMap(Self.trimmed)
    }

    private static func trimmed(_ value: Substring) -> String? {
        let start = value.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) }
    }

    /// `2026-04-02` from three inputs; nil when all are empty. What is no date goes through, for the validator to
    /// say so.
    func date(_ name: String) -> String? {
        let parts = ["year", "month", "day"].map { self["\(name)-\($0)"] ?? "" }
        if parts.allSatisfy(\.isEmpty) { return nil }
        let padded = zip(parts, [4, 2, 2]).map { part, width in
            String(repeating: "0", count: max(0, width - part.count)) + part
        }
        return padded.joined(separator: "-")
    }

    /// Every value of a field, as ticked.
    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    private static func field(_ pair: ArraySlice<UInt8>) throws -> (name: String, value: String) {
        let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? parts[1] : []
        return (try decoded(parts[0]), lineFeeds(try decoded(value)))
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws -> String {
        guard let text = PercentDecoding.text(bytes, plusIsSpace: true) else {
            throw Problem(.badRequest, "The form is not valid UTF-8.")
        }
        return text
    }

    /// Browsers send line ends as CR LF, which would count twice against a length.
    private static func lineFeeds(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
    }
}
