/// An exact decimal number, kept as the text that PostgreSQL prints for it: `-1234.50`, `NaN`, `Infinity`.
///
/// Two numbers are equal when their text is, so `1.5` and `1.50` differ, as their scales do.
public struct PostgresNumeric: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Accepts an optional sign, digits, and optionally a point and digits; or `NaN`, `Infinity`, `-Infinity`.
    /// Leading zeros and a plus sign are dropped. `nil` for anything else, or past 131,072 digits before the point or
    /// 16,383 after it (manual §8.1.2).
    public init?(_ decimal: String) {
        guard !Self.special.contains(decimal) else {
            description = decimal
            return
        }
        guard let parts = DecimalParts(decimal) else { return nil }
        description = parts.text
    }

    public init(_ value: Int) {
        description = String(value)
    }

    init(trusted description: String) {
        self.description = description
    }

    private static let special: Set<String> = ["NaN", "Infinity", "-Infinity"]
}

/// A decimal text taken apart.
struct DecimalParts {
    var isNegative: Bool
    var whole: [UInt8]
    var fraction: [UInt8]

    init?(_ decimal: String) {
        var digits = decimal.utf8[...]
        isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        let pieces = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = pieces.first, Self.areDigits(first), pieces.dropFirst().allSatisfy(Self.areDigits) else {
            return nil
        }
        whole = Array(first.drop { $0 == UInt8(ascii: "0") })
        fraction = pieces.count == 2 ? Array(pieces[1]) : []
        guard whole.count <= 131_072, fraction.count <= 16_383 else { return nil }
        if whole.isEmpty, fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) { isNegative = false }
    }

    private static func areDigits(_ bytes: Substring.UTF8View) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    var text: String {
        let sign = isNegative ? "-" : ""
        let integer = whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
        let rest = fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self)
        return sign + integer + rest
    }
}
