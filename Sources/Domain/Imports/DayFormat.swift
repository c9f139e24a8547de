/// How a source writes its days: `YYYY-MM-DD`, `DD/MM/YYYY`, `D MMM YYYY`. `*` at the end stands for whatever follows,
/// such as the time of day.
public struct DayFormat: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case day, month, monthName, year
        case rest
        case literal(UInt8)
    }

    /// As it was written.
    public let pattern: String
    private let parts: [Part]

    /// Longest first, so that `MMM` is not read as `MM` and `M`.
    private static let tokens: [(text: String, part: Part)] = [
        ("YYYY", .year), ("MMM", .monthName), ("MM", .month), ("DD", .day), ("M", .month), ("D", .day),
    ]

    /// Nil unless it names a day, a month and a year once each. A year has four digits: two would be a guess.
    public init?(_ pattern: String) {
        self.pattern = pattern
        var parts: [Part] = []
        var rest = pattern[...]
        while let first = rest.utf8.first {
            if rest == "*" {
                parts.append(.rest)
                rest = ""
            } else if let token = Self.tokens.first(where: { rest.hasPrefix($0.text) }) {
                parts.append(token.part)
                rest = rest.dropFirst(token.text.count)
            } else {
                guard first < 0x80, !Self.isLetter(first) else { return nil }
                parts.append(.literal(first))
                rest = rest.dropFirst()
            }
        }
        let months = parts.count { $0 == .month || $0 == .monthName }
        guard months == 1, parts.count(where: { $0 == .day }) == 1, parts.count(where: { $0 == .year }) == 1 else {
            return nil
        }
        self.parts = parts
    }

    /// The day that the text says; nil when it is not written so, or there is no such day.
    public func day(in text: String) -> CalendarDay? {
        var bytes = Array(text.utf8)[...]
        var (day, month, year) = (0, 0, 0)
        for part in parts {
            switch part {
            case .day: day = Self.number(&bytes, digits: 1...2) ?? 0
            case .month: month = Self.number(&bytes, digits: 1...2) ?? 0
            case .monthName: month = Self.month(&bytes) ?? 0
            case .year: year = Self.number(&bytes, digits: 4...4) ?? 0
            case .literal(let byte): guard bytes.popFirst() == byte else { return nil }
            case .rest: bytes = []
            }
        }
        return bytes.isEmpty ? CalendarDay(year: year, month: month, day: day) : nil
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        let written = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.prefix(digits.upperBound)
        guard digits.contains(written.count) else { return nil }
        bytes = bytes.dropFirst(written.count)
        return written.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static let monthNames = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// By its first three letters: `Apr`, `April`, `APR`.
    private static func month(_ bytes: inout ArraySlice<UInt8>) -> Int? {
        let written = bytes.prefix(while: isLetter)
        let name = String(decoding: written.prefix(3), as: UTF8.self).lowercased()
        guard let index = monthNames.firstIndex(of: name) else { return nil }
        bytes = bytes.dropFirst(written.count)
        return index + 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
