/// Unguessable text from the system's random source.
enum RandomToken {
    /// Twice as many characters as bytes, lower case.
    ///
    /// Eight bytes at a time: each draw is a system call.
    static func hexadecimal(bytes count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<(count + 7) / 8).map { _ in generator.next() as UInt64 }
        let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
        let digits = bytes.prefix(count).flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 0x0F)]] }
        return String(decoding: digits, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
