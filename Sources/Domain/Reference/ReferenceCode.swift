/// The arithmetic behind the check character of a reference.
enum ReferenceCode {
    static let length = 8
    static let dataLength = length - 1
    static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)

    /// The symbol 0 to 31 of a character, in either case.
    static func symbol(for byte: UInt8) -> UInt8? {
        let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        return symbols[isLower ? byte - 32 : byte]
    }

    static func isSeparator(_ byte: UInt8) -> Bool {
        separators.contains(byte)
    }

    /// 0 for a reference without a mistake.
    static func syndrome(of symbols: [UInt8]) -> UInt8 {
        symbols.reduce(0) { sum, symbol in timesX(sum) ^ symbol }
    }

    /// The last symbol weighs x⁰, so it is the sum of the others, each one place further left.
    static func checkSymbol(for data: [UInt8]) -> UInt8 {
        timesX(syndrome(of: data))
    }

    private static let separators = Set(" -.\t\n\r".utf8)
    private static let symbols = Dictionary(
        uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, UInt8($0.offset)) })

    /// Multiplies by x in GF(2⁵) with x⁵ = x² + 1.
    private static func timesX(_ symbol: UInt8) -> UInt8 {
        let shifted = symbol << 1
        return shifted & 0b10_0000 == 0 ? shifted : shifted ^ 0b10_0101
    }
}
