/// What stands in an authenticator's address (RFC 4648, 6, without padding).
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    public static func decode(_ text: some StringProtocol) -> [UInt8] {
        var (bits, count) = (0, 0)
        var bytes: [UInt8] = []
        for digit in text.compactMap(alphabet.firstIndex) {
            (bits, count) = ((bits << 5 | digit) & 0xFFFF, count + 5)
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        }
        return bytes
    }
}
