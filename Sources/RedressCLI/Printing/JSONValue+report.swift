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

    /// A measured figure; null for what JSON has no number for.
    init(figure: Double) {
        self = JSONNumber(figure).map(JSONValue.number) ?? .null
    }

    /// A moment in ISO 8601, UTC.
    init(moment: Date) {
        self = .string(moment.formatted(.iso8601))
    }

    /// A moment, or null.
    init(moment: Date?) {
        self = moment.map { JSONValue(moment: $0) } ?? .null
    }

    /// A document that is there as text; as a string where it is none.
    init(document bytes: [UInt8]) {
        do {
            self = try JSONParser.parse(bytes)
        } catch {
            self = .string(String(decoding: bytes, as: UTF8.self))
        }
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
