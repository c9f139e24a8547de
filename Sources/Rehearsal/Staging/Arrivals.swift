import Domain
import FoundationEssentials

/// When the complaints come in: in the order of their ordinals, evenly over the first days, at three hours of each.
struct Arrivals: Sendable {
    let moments: [Date]
    private(set) var next = 0

    private static let hours = [8, 12, 18]

    init(count: Int, from start: CalendarDay, over days: Int) {
        let slots = days * Self.hours.count
        moments = (0..<count).map { ordinal in
            let slot = ordinal * slots / count
            let hour = Self.hours[slot % Self.hours.count]
            return LondonTime.at(hour: hour, minute: 0, on: start.adding(days: slot / Self.hours.count))
        }
    }

    var nextMoment: Date? { next < moments.count ? moments[next] : nil }

    /// The ordinals that arrive at a moment.
    mutating func take(at moment: Date) -> Range<Int> {
        let first = next
        while nextMoment == moment { next += 1 }
        return first..<next
    }
}
