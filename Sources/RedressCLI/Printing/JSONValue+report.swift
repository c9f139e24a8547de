import Domain
import Foundation

extension JSONValue {
    /// Text, or null.
    init(text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    init(count: Int) {
        self = .number(JSONNumber(count))
    }

    /// A moment in ISO 8601, UTC.
    init(moment: Date) {
        self = .string(moment.formatted(.iso8601))
    }

    init(day: CalendarDay?) {
        self.init(text: day?.iso8601)
    }
}

extension Date {
    /// As people at the scheme read it: `Mon 20 Apr 2026 09:00`, London time.
    var spokenInLondon: String {
        "\(LondonTime.day(of: self).spoken) \(LondonTime.clockTime(of: self))"
    }
}
