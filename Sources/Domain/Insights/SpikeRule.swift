/// When a count is alarming. The figures are ours (docs/decisions/0015-patterns.md says what they cost and reach).
public struct SpikeRule: Sendable {
    /// So many days before the two that are looked at make the base.
    public var baseDays = 56
    /// With fewer days of a provider nothing is said of it: four of each weekday.
    public var fewestBaseDays = 28
    /// A cell with a base of fewer a day is looked at in wider cells only. Under five, so that chance does not hide a cell
    /// that has five.
    public var thinnest = 4.0
    /// Three times a base of so many a day, for two days, is to be seen.
    public var least = 5.0
    /// How many false alarms may be expected in a month, over all cells together, if nothing happens.
    public var falseAlarmsPerMonth = 0.01

    public init() {}

    /// Of what is allowed in a month, for one day.
    var allowance: Double { falseAlarmsPerMonth / 30 }

    /// What is left of a cell once a cause is taken out of it is ordinary from this chance on.
    var ordinary: Double { 1e-4 }

    /// How many times the rise of a wider cell a part of it must have to be a cause of its own beside others.
    var ownCause: Double { 1.5 }
}

/// Far more complaints in a cell than its base makes likely.
public struct Spike: Hashable, Sendable {
    public let cell: PatternCell
    /// The last day of it so far.
    public let day: CalendarDay
    /// One, or two where both days together are what is alarming.
    public let days: Int
    public let observed: Int
    /// Of the same days, by the base.
    public let expected: Double
    /// That so many come by chance.
    public let chance: Double

    public var firstDay: CalendarDay { day.adding(days: 1 - days) }
}
