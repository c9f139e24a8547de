import FoundationEssentials

/// Where the search for due timers begins. Timers that fired leave dead index entries behind while an old snapshot is
/// open, so the search starts at the last that fired; every so many rounds it starts from the beginning, which finds
/// timers armed in the past and those that were locked when the floor passed them.
struct TimerFloor: Sendable {
    static let roundsPerFullSearch = 20

    private var floor: Date?
    private var round = 0

    /// `nil` means from the beginning.
    mutating func next() -> Date? {
        defer { round += 1 }
        if round.isMultiple(of: Self.roundsPerFullSearch) { floor = nil }
        return floor
    }

    mutating func fired(upTo date: Date?) {
        guard let date else { return }
        floor = max(floor ?? date, date)
    }
}
