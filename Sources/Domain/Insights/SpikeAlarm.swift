/// A spike that was raised.
public struct SpikeAlarm: Hashable, Sendable {
    public let id: Int
    public let cell: PatternCell
    public let firstDay: CalendarDay
    /// The newest day on which it stood above its limit.
    public let lastDay: CalendarDay
    public let observed: Int
    public let expected: Double

    public init(
        id: Int, cell: PatternCell, firstDay: CalendarDay, lastDay: CalendarDay, observed: Int, expected: Double
    ) {
        self.id = id
        self.cell = cell
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.observed = observed
        self.expected = expected
    }

    /// So many quiet days may lie within one spike: a weekend in the middle of an outage.
    public static let longestPause = 2

    /// Whether a spike is this one, seen on another day: in the same cell, a wider one or a part of it.
    public func isContinued(by spike: Spike) -> Bool {
        (cell.isWithin(spike.cell) || spike.cell.isWithin(cell))
            && spike.firstDay.days(since: lastDay) <= Self.longestPause + 1
            && spike.day >= firstDay
    }
}

extension PatternCell {
    /// As it stands in lists and letters to staff; the provider is named beside it.
    public var name: String {
        let service = service.map { ", \($0.rawValue)" } ?? ""
        return "\(provider), \(subject.title)\(service), \(place.title)"
    }
}
