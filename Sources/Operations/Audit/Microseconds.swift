public import FoundationEssentials

/// A moment as the database keeps it, to the microsecond, written `2026-06-01T09:00:00.123456Z`: what is hashed can be
/// read, and nothing of it is lost.
public struct Microseconds: Codable, Equatable, Sendable {
    public let date: Date

    public init(_ date: Date) {
        self.date = date
    }

    public var text: String {
        let (seconds, rest) = parts
        let digits = String(rest)
        let whole = Date(timeIntervalSinceReferenceDate: seconds).formatted(.iso8601).dropLast()
        return "\(whole).\(String(repeating: "0", count: 6 - digits.count))\(digits)Z"
    }

    public init?(text: String) {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[1].utf8.count == 7, halves[1].last == "Z", let rest = Int(halves[1].dropLast()),
            let whole = try? Date("\(halves[0])Z", strategy: .iso8601)
        else { return nil }
        self.init(
            Date(timeIntervalSinceReferenceDate: whole.timeIntervalSinceReferenceDate + Double(rest) / 1_000_000))
    }

    private var parts: (seconds: Double, microseconds: Int) {
        let seconds = date.timeIntervalSinceReferenceDate.rounded(.down)
        let rest = Int(((date.timeIntervalSinceReferenceDate - seconds) * 1_000_000).rounded())
        return rest == 1_000_000 ? (seconds + 1, 0) : (seconds, rest)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Microseconds(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment in microseconds")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public static func == (left: Microseconds, right: Microseconds) -> Bool { left.text == right.text }
}
