/// How many messages a text takes on its way to a phone (3GPP TS 23.038, 23.040): 160 characters of the phones' own alphabet,
/// or 70 of any; a longer one goes in parts, which each give up some room for how they belong together.
public struct TextLength: Equatable, Sendable {
    /// Whether all of it is in the phones' own alphabet (GSM 7-bit).
    public let isInPhoneAlphabet: Bool
    public let parts: Int

    public init(of text: String) {
        let septets = text.unicodeScalars.reduce(0) { sum, scalar in
            Self.extended.contains(scalar) ? sum + 2 : sum + 1
        }
        isInPhoneAlphabet = text.unicodeScalars.allSatisfy { Self.basic.contains($0) || Self.extended.contains($0) }
        let (length, whole, part) = isInPhoneAlphabet ? (septets, 160, 153) : (text.utf16.count, 70, 67)
        parts = length <= whole ? 1 : (length + part - 1) / part
    }

    private static let basic = Set(
        """
        @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà
        """.unicodeScalars)
    /// Written with an escape before them.
    private static let extended = Set("^{}\\[~]|€\u{0C}".unicodeScalars)
}
