/// What people quote for a case: eight characters that survive being read out, written down and typed in again.
///
/// The 32 characters (2 to 9, A to Z without I and O; 0 and 1 are left out too) are the elements of the field
/// GF(2⁵) with x⁵ + x² + 1. Character `i`, from the left, is weighted with x^(7−i), and the last is chosen such that
/// the weighted sum is 0: a Reed-Solomon code with one check symbol. The weights differ from each other and from
/// 0, so every single wrong character and every exchange of two different characters, neighbours or not, is noticed.
public struct Reference: Hashable, Sendable {
    /// Eight characters, as stored and put in addresses.
    public let text: String

    /// A reference from the low 35 bits of `randomBits`.
    public static func make(randomBits: UInt64) -> Reference {
        let data = (0..<ReferenceCode.dataLength).map { position in
            UInt8((randomBits >> (5 * UInt64(position))) & 31)
        }
        return Reference(symbols: data + [ReferenceCode.checkSymbol(for: data)])
    }

    /// Reads what a person typed: case, spaces, hyphens and dots do not matter. Nil when it is no reference, or when
    /// the check character says that it was mistyped.
    public init?(_ typed: some StringProtocol) {
        var symbols: [UInt8] = []
        for byte in typed.utf8 where !ReferenceCode.isSeparator(byte) {
            guard let symbol = ReferenceCode.symbol(for: byte), symbols.count < ReferenceCode.length else { return nil }
            symbols.append(symbol)
        }
        guard symbols.count == ReferenceCode.length, ReferenceCode.syndrome(of: symbols) == 0 else { return nil }
        self.init(symbols: symbols)
    }

    /// In two groups, as it is shown and read out: `ABCD EFGH`.
    public var spoken: String { "\(text.prefix(4)) \(text.suffix(4))" }

    private init(symbols: [UInt8]) {
        text = String(decoding: symbols.map { ReferenceCode.alphabet[Int($0)] }, as: UTF8.self)
    }
}

extension Reference: CustomStringConvertible {
    public var description: String { text }
}

extension Reference: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let reference = Reference(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a case reference")
        }
        self = reference
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
