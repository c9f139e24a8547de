public import Domain

/// What is to be rehearsed.
public struct RehearsalPlan: Sendable {
    /// The day on which the first complaint comes in.
    public var start: CalendarDay
    /// How many days are played.
    public var days: Int
    /// Over how many of them the complaints come in.
    public var daysOfArrival: Int
    /// Of the people's choices: the same seed is the same play.
    public var seed: UInt64
    public var shares: Shares
    /// Job processors in this process. They change how long a rehearsal takes, and nothing else.
    public var workers: Int

    /// - Parameter start: by default Mon 20 Jul 2026. From there 200 days hold the summer bank holiday, the end of
    ///   summer time, Christmas and New Year, and complaints fall under both rules for the provider's first chance.
    ///   Complaints come in over the first month; where nearly a year or more is played, until a third of a year is left
    ///   for the last of them to come to an end.
    public init(
        start: CalendarDay = Self.usualStart, days: Int, seed: UInt64, workers: Int = 2, shares: Shares = Shares(),
        daysOfArrival: Int? = nil
    ) {
        self.start = start
        self.days = days
        self.seed = seed
        self.workers = workers
        self.shares = shares
        self.daysOfArrival = max(1, daysOfArrival ?? (Self.isLong(days) ? days - 120 : min(30, days / 4)))
    }

    public static let usualStart = CalendarDay(iso8601: "2026-07-20") ?? CalendarDay(ordinal: 20_654)

    /// Whether so many days are enough for an incident, and for everything usual before it and after.
    public static func isLong(_ days: Int) -> Bool { days >= 300 }

    /// When the incident begins, where there is one: late enough for a base to be known, and early enough for its cases
    /// to come to an end.
    var dayOfIncident: CalendarDay { start.adding(days: min(120, days / 2)) }

    /// The first day that is not played.
    var end: CalendarDay { start.adding(days: days) }
}
