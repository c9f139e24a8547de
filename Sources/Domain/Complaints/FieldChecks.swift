/// Checks of single values. Each answers what is wrong, or nil.
public enum FieldChecks {
    /// Unicode's control characters (general category Cc); `\t`, `\n` and `\r` are let through between lines.
    public static func hasControlCharacter(_ text: String, allowsLines: Bool) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if isControl(byte, after: previous), !(allowsLines && isLineByte(byte)) { return true }
            previous = byte
        }
        return false
    }

    /// U+0080 to U+009F are C2 80 to C2 9F in UTF-8.
    private static func isControl(_ byte: UInt8, after previous: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0)
    }

    private static func isLineByte(_ byte: UInt8) -> Bool {
        byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Counts scalars only where the bytes alone do not settle it.
    static func isLonger(_ text: String, than max: Int) -> Bool {
        text.utf8.count > max && text.unicodeScalars.count > max
    }

    /// Whether there is nothing but white space.
    public static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }

    /// An address that mail servers take: ASCII, a local part of at most 64 bytes, a domain of at least two labels.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2 else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard parts[0].utf8.count <= 64, labels.count >= 2 else { return false }
        return labels.allSatisfy(isDomainLabel) && atoms.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isAtomByte) }
    }

    private static func isDomainLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private static let atomPunctuation = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || atomPunctuation.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static let phonePunctuation = Set(" ()-.".utf8)

    /// 7 to 15 digits (ITU-T E.164) and five more for a relay prefix such as 18001, a plus only in front, with the
    /// punctuation that people use.
    static func isPhone(_ text: String) -> Bool {
        let body = text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        guard text.utf8.count <= 32, body.allSatisfy({ isDigit($0) || phonePunctuation.contains($0) }) else {
            return false
        }
        return (7...20).contains(body.count(where: isDigit))
    }

    /// The shape of BS 7666: an area, a district, then one digit and two letters.
    static func isPostcode(_ text: String) -> Bool {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }
        guard (5...7).contains(bytes.count), bytes.allSatisfy(isAlphanumeric), let first = bytes.first else {
            return false
        }
        let inward = Array(bytes.suffix(3))
        return isLetter(first) && isDigit(inward[0]) && isLetter(inward[1]) && isLetter(inward[2])
    }
}
