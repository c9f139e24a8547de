/// What opens a draft where a link cannot be followed: twelve characters that survive being read out, of the alphabet
/// of references. 60 random bits: nobody finds one by trying.
public struct ReturnCode: Hashable, Sendable {
    /// Twelve characters.
    public let text: String

    private static let length = 12

    /// - Parameter bytes: at least twelve random ones; five bits of each are used
    public init(randomBytes bytes: some Sequence<UInt8>) {
        let symbols = bytes.prefix(Self.length).map { ReferenceCode.alphabet[Int($0 & 31)] }
        text = String(decoding: symbols, as: UTF8.self)
    }

    /// Reads what a person typed: case, spaces, hyphens and dots do not matter. Nil when it is no code.
    public init?(_ typed: some StringProtocol) {
        var symbols: [UInt8] = []
        for byte in typed.utf8 where !ReferenceCode.isSeparator(byte) {
            guard let symbol = ReferenceCode.symbol(for: byte), symbols.count < Self.length else { return nil }
            symbols.append(ReferenceCode.alphabet[Int(symbol)])
        }
        guard symbols.count == Self.length else { return nil }
        text = String(decoding: symbols, as: UTF8.self)
    }

    /// In three groups, as it is shown and read out: `ABCD EFGH JKLM`.
    public var spoken: String { "\(text.prefix(4)) \(text.dropFirst(4).prefix(4)) \(text.suffix(4))" }
}
