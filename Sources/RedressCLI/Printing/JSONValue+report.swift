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
        let day = LondonTime.day(of: self)
        let minutes = Int(timeIntervalSince(LondonTime.startOfDay(day)) / 60)
        let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day.spoken) \(clock.joined(separator: ":"))"
    }
}
