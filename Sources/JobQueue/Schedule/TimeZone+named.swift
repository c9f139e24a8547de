// Foundation, because without it FoundationEssentials knows no zone but GMT.
public import Foundation

/// There is no such time zone in the system's time zone data.
public struct UnknownTimeZone: Error, Hashable, CustomStringConvertible {
    public var name: String

    public var description: String { "there is no time zone \"\(name)\"; names are like Europe/London" }
}

extension TimeZone {
    /// The time zone of that name in the tz database, such as `Europe/London`.
    public static func named(_ name: String) throws(UnknownTimeZone) -> TimeZone {
        guard let zone = TimeZone(identifier: name) else { throw UnknownTimeZone(name: name) }
        return zone
    }
}
