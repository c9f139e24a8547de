import Domain
public import FoundationEssentials

/// The hours in which people are not written to of the scheme's own accord, on the London clock: what time has done at
/// midnight is told in the morning. Answers to what somebody does go out at once, whenever that is.
public struct QuietHours: Equatable, Sendable {
    /// From nine in the evening to eight in the morning: nobody publishes a figure, so it is the operator's.
    public static let standard = QuietHours(from: 21, until: 8)

    /// The hour of the evening at which they begin: 12 to 23.
    public let from: Int
    /// The hour of the morning at which they are over: 1 to 11.
    public let until: Int

    /// - Returns: nil where the hours are no evening and no morning.
    public init?(evening: Int, morning: Int) {
        guard (12...23).contains(evening), (1...11).contains(morning) else { return nil }
        self.init(from: evening, until: morning)
    }

    private init(from: Int, until: Int) {
        self.from = from
        self.until = until
    }

    /// When they are over; nil outside them.
    public func end(at now: Date) -> Date? {
        let day = LondonTime.day(of: now)
        let morning = LondonTime.at(hour: until, minute: 0, on: day)
        if now < morning { return morning }
        if now < LondonTime.at(hour: from, minute: 0, on: day) { return nil }
        return LondonTime.at(hour: until, minute: 0, on: day.adding(days: 1))
    }
}
