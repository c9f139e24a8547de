/// Whether upkeep has fallen silent, told once, and once when it is back.
///
/// Silence counts from the later of the last tick and the start of this watch, and every look that failed starts the
/// watch anew: while the database is away no scheduler can tick, and none is to blame for it.
struct TickWatch: Sendable {
    enum Finding: Equatable, Sendable {
        /// For so long at least.
        case silent(Duration)
        case back
    }

    private var watchingSince: ContinuousClock.Instant?
    private var isSilent = false

    /// - Parameters:
    ///   - age: of the last tick; `nil` when there is none.
    ///   - instant: when that was asked.
    /// - Returns: what has changed.
    mutating func look(age: Duration?, at instant: ContinuousClock.Instant) -> Finding? {
        let watched = (watchingSince ?? instant).duration(to: instant)
        watchingSince = watchingSince ?? instant
        let silence = min(age ?? watched, watched)
        if silence >= SchedulerWatch.patience { return fallSilent(for: age ?? watched) }
        return age.map { $0 < SchedulerWatch.patience } == true ? comeBack() : nil
    }

    mutating func lookFailed() {
        watchingSince = nil
    }

    private mutating func fallSilent(for silence: Duration) -> Finding? {
        defer { isSilent = true }
        return isSilent ? nil : .silent(silence)
    }

    private mutating func comeBack() -> Finding? {
        defer { isSilent = false }
        return isSilent ? .back : nil
    }
}
