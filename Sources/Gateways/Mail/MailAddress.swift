/// What may stand as an address in a header and in an envelope.
enum MailAddress {
    /// `local@domain` within the lengths of RFC 5321 §4.5.3.1: a local part of visible ASCII without what would need
    /// quoting, a domain of letters (of any script), digits, hyphens and dots.
    static func isUsable(_ address: String) -> Bool {
        let sides = address.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, address.utf8.count <= 254 else { return false }
        return isLocalPart(sides[0]) && isDomain(sides[1])
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { $0.isVisibleASCII && !$0.needsQuoting }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && label.unicodeScalars.allSatisfy { isDomainLetter($0) }
        }
    }

    private static func isDomainLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return UInt8(ascii: scalar).isASCIILetterOrDigit || scalar == "-" }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
}

extension UInt8 {
    var isVisibleASCII: Bool { (0x21...0x7E).contains(self) }

    var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    var isAngleBracket: Bool { self == UInt8(ascii: "<") || self == UInt8(ascii: ">") }

    /// The specials of RFC 5322 §3.2.3, the dot excepted.
    fileprivate var needsQuoting: Bool { "()<>[]:;@\\,\"".utf8.contains(self) }
}
