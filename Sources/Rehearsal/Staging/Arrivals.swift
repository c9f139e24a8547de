import Domain
import FoundationEssentials

/// When the complaints come in: in the order of their ordinals, evenly over the first days, at three hours of each; the
/// last of them, those of an incident, over its own two days.
struct Arrivals: Sendable {
    private let upcoming: [(at: Date, ordinal: Int)]
    private var next = 0

    private static let hours = [8, 12, 18]

    /// - Parameter incident: how many of the complaints are like one another, and the day on which they begin to come
    init(count: Int, from start: CalendarDay, over days: Int, incident: (complaints: Int, on: CalendarDay)? = nil) {
        let ordinary = count - (incident?.complaints ?? 0)
        let usual = Self.moments(count: ordinary, from: start, over: days)
        let alike = incident.map { Self.moments(count: $0.complaints, from: $0.on, over: Self.daysOfIncident) } ?? []
        upcoming = (usual + alike).enumerated()
            .map { ($0.element, $0.offset) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    var nextMoment: Date? { next < upcoming.count ? upcoming[next].at : nil }

    /// The ordinals that arrive at a moment.
    mutating func take(at moment: Date) -> [Int] {
        let first = next
        while nextMoment == moment { next += 1 }
        return upcoming[first..<next].map(\.ordinal)
    }

    static let daysOfIncident = 2

    private static func moments(count: Int, from start: CalendarDay, over days: Int) -> [Date] {
        let slots = days * hours.count
        return (0..<count).map { number in
            let slot = number * slots / count
            return LondonTime.at(hour: hours[slot % hours.count], minute: 0, on: start.adding(days: slot / hours.count))
        }
    }
}
