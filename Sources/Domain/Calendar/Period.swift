/// A length of time as a code of practice writes it: "10 working days", "6 weeks".
public struct Period: Hashable, Codable, Sendable {
    public enum Unit: String, Codable, CaseIterable, Sendable {
        /// Hours; where a day is asked for they are rounded up to whole calendar days.
        case hours
        case calendarDays = "calendar_days"
        case workingDays = "working_days"
        case weeks
        /// Months, a month's end clamped.
        case months
        /// Years, 29 February clamped to 28 February.
        case years
    }

    public let value: Int
    public let unit: Unit

    public init(_ value: Int, _ unit: Unit) {
        self.value = value
        self.unit = unit
    }

    /// Whether the thing is to happen on the very day.
    public var isImmediate: Bool { value == 0 }

    /// `10 working days`, `1 month`, `at once`.
    public var spoken: String {
        if isImmediate { return "at once" }
        let words = unit.rawValue.split(separator: "_").joined(separator: " ")
        return "\(value) \(value == 1 ? String(words.dropLast()) : words)"
    }
}
