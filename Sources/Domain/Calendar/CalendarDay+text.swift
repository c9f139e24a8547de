extension CalendarDay: CustomStringConvertible {
    /// Exactly `YYYY-MM-DD`, and a day that exists; anything else is nil.
    public init?(iso8601 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard
            let year = Self.number(bytes[0..<4]),
            let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    public var iso8601: String {
        "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
    }

    public var description: String { iso8601 }

    /// As people read it: `Mon 20 Apr 2026`.
    public var spoken: String { "\(spokenWithoutYear) \(year)" }

    /// `Mon 20 Apr`.
    public var spokenWithoutYear: String { "\(spokenWithoutMonth) \(Self.monthNames[month - 1])" }

    /// `Mon 20`.
    public var spokenWithoutMonth: String { "\(weekday.rawValue) \(day)" }

    /// As people read it in Welsh: `Llun 20 Ebrill 2026`.
    public var spokenInWelsh: String { "\(spokenInWelshWithoutYear) \(year)" }

    /// `Llun 20 Ebrill`.
    var spokenInWelshWithoutYear: String {
        "\(Self.welshDayNames[weekday] ?? "") \(day) \(Self.welshMonthNames[month - 1])"
    }

    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let welshDayNames: [Weekday: String] = [
        .monday: "Llun", .tuesday: "Mawrth", .wednesday: "Mercher", .thursday: "Iau", .friday: "Gwener",
        .saturday: "Sadwrn", .sunday: "Sul",
    ]
    private static let welshMonthNames = [
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd",
        "Rhagfyr",
    ]

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CalendarDay: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = CalendarDay(iso8601: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day written YYYY-MM-DD")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso8601)
    }
}
