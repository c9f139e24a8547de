/// Time during which a clock stood still. Both days belong to the pause.
public struct ClockPause: Hashable, Codable, Sendable {
    public let from: CalendarDay
    public let through: CalendarDay
    /// Why, in plain English; people are told.
    public let reason: String

    /// Nil when the pause would end before it begins, or has no reason.
    public init?(from: CalendarDay, through: CalendarDay, reason: String) {
        guard from <= through, !reason.isEmpty else { return nil }
        self.from = from
        self.through = through
        self.reason = reason
    }

    func contains(_ day: CalendarDay) -> Bool {
        from <= day && day <= through
    }

    var spoken: String { "paused \(from.spoken) to \(through.spoken) (\(reason))" }
}

/// Time that somebody gave beyond the rule.
public struct ClockExtension: Hashable, Codable, Sendable {
    public let period: Period
    public let reason: String
    /// Who gave it, by role and id, not by name.
    public let author: String

    /// Nil when it is longer than `limit` in the same unit, not longer than nothing, or lacks a reason or author.
    public init?(_ period: Period, limit: Period, reason: String, author: String) {
        guard period.unit == limit.unit, (1...max(1, limit.value)).contains(period.value) else { return nil }
        guard !reason.isEmpty, !author.isEmpty else { return nil }
        self.period = period
        self.reason = reason
        self.author = author
    }

    var spoken: String { "extended by \(period.spoken) (\(reason))" }
}
