/// The binary form: groups of four decimal digits, the weight of the first, a sign and a scale (`numeric_send` in the
/// server's `numeric.c`).
extension PostgresNumeric: PostgresScalar {
    public static var postgresType: PostgresType { .numeric }
    public static var postgresArrayType: PostgresType { .numericArray }

    private static let negative: UInt16 = 0x4000
    private static let signsOfSpecials: [String: UInt16] = [
        "NaN": 0xC000, "Infinity": 0xD000, "-Infinity": 0xF000,
    ]

    public func encodePostgres(into bytes: inout [UInt8]) throws {
        if let sign = Self.signsOfSpecials[description] {
            Self.appendHeader(groups: 0, weight: 0, sign: sign, scale: 0, to: &bytes)
        } else if let parts = DecimalParts(description) {
            Self.append(parts, to: &bytes)
        } else {
            throw CodingProblem.malformed
        }
    }

    private static func append(_ parts: DecimalParts, to bytes: inout [UInt8]) {
        var groups = groups(padded(parts))
        var weight = (parts.whole.count + 3) / 4 - 1
        while groups.first == 0 {
            groups.removeFirst()
            weight -= 1
        }
        while groups.last == 0 { groups.removeLast() }
        appendHeader(
            groups: groups.count, weight: groups.isEmpty ? 0 : weight, sign: parts.isNegative ? negative : 0,
            scale: parts.fraction.count, to: &bytes)
        for group in groups { group.appendBigEndian(to: &bytes) }
    }

    /// Fills both sides of the point up to whole groups of four.
    private static func padded(_ parts: DecimalParts) -> [UInt8] {
        let zero = UInt8(ascii: "0")
        let before = [UInt8](repeating: zero, count: (4 - parts.whole.count % 4) % 4)
        let after = [UInt8](repeating: zero, count: (4 - parts.fraction.count % 4) % 4)
        return before + parts.whole + parts.fraction + after
    }

    private static func groups(_ digits: [UInt8]) -> [Int16] {
        stride(from: 0, to: digits.count, by: 4).map { start in
            digits[start..<start + 4].reduce(0) { $0 * 10 + Int16($1 - UInt8(ascii: "0")) }
        }
    }

    private static func appendHeader(groups: Int, weight: Int, sign: UInt16, scale: Int, to bytes: inout [UInt8]) {
        Int16(groups).appendBigEndian(to: &bytes)
        Int16(weight).appendBigEndian(to: &bytes)
        sign.appendBigEndian(to: &bytes)
        Int16(scale).appendBigEndian(to: &bytes)
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        guard type == .numeric else { throw CodingProblem.typeMismatch }
        var offset = 0
        let count = Int(try Int16.readBigEndian(bytes, at: &offset))
        let weight = Int(try Int16.readBigEndian(bytes, at: &offset))
        let sign = try UInt16.readBigEndian(bytes, at: &offset)
        let scale = Int(try Int16.readBigEndian(bytes, at: &offset))
        let groups = try (0..<max(0, count)).map { _ in try Int16.readBigEndian(bytes, at: &offset) }
        self.init(trusted: try Self.text(groups, weight: weight, sign: sign, scale: scale))
    }

    private static func text(_ groups: [Int16], weight: Int, sign: UInt16, scale: Int) throws -> String {
        if let special = signsOfSpecials.first(where: { $0.value == sign }) { return special.key }
        guard sign == 0 || sign == negative, scale >= 0 else { throw CodingProblem.malformed }
        let whole = (0..<max(0, weight + 1)).map { digits(groups, at: $0) }.joined()
        let fraction = (0..<(scale + 3) / 4).map { digits(groups, at: weight + 1 + $0) }.joined()
        let point = scale == 0 ? "" : "." + fraction.prefix(scale)
        return (sign == negative ? "-" : "") + withoutLeadingZeros(whole) + point
    }

    /// Four digits of the group at `index`; places before and after the stored groups are zeros.
    private static func digits(_ groups: [Int16], at index: Int) -> String {
        guard groups.indices.contains(index) else { return "0000" }
        let text = String(groups[index])
        return String(repeating: "0", count: 4 - text.count) + text
    }

    private static func withoutLeadingZeros(_ digits: String) -> String {
        let rest = digits.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }
}
