/// A number that can be sent text messages, in international form (ITU-T E.164): `+447700900123`.
///
/// British mobile numbers only: what begins with 07, without personal numbers (070) and pagers (076, but for the Isle of
/// Man's 07624), by Ofcom's National Telephone Numbering Plan. To other countries a text costs many times as much, and
/// providers here are complained about by people here.
public struct MobileNumber: Hashable, Sendable {
    public let text: String

    /// - Parameter written: as somebody has written it, with spaces, brackets and the like
    public init?(_ written: String) {
        let digits = written.filter(\.isASCIIDigit)
        let national: Substring
        if written.first == "+" || digits.hasPrefix("00") {
            let international = digits.hasPrefix("00") ? digits.dropFirst(2) : digits[...]
            guard international.hasPrefix("44") else { return nil }
            let rest = international.dropFirst(2)
            // People write +44 (0)7700 …
            national = rest.hasPrefix("0") ? rest.dropFirst() : rest
        } else {
            guard digits.hasPrefix("0") else { return nil }
            national = digits.dropFirst()
        }
        guard national.count == 10, Self.isMobile(national) else { return nil }
        text = "+44\(national)"
    }

    private static func isMobile(_ national: Substring) -> Bool {
        guard national.hasPrefix("7"), !national.hasPrefix("70") else { return false }
        return !national.hasPrefix("76") || national.hasPrefix("7624")
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
