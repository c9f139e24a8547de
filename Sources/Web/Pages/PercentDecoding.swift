/// Undoes percent escapes (RFC 3986, 2.1), in addresses and in forms.
enum PercentDecoding {
    /// - Parameter plusIsSpace: as forms write it, and as paths do not.
    /// - Returns: nil when what was escaped is no UTF-8. A `%` without two digits after it stays.
    static func text(_ bytes: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
        var decoded: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let escaped = Self.byte(rest.prefix(2)) {
                decoded.append(escaped)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func byte(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2, let text = String(validating: digits, as: UTF8.self) else { return nil }
        return text.first?.isHexDigit == true ? UInt8(text, radix: 16) : nil
    }
}
