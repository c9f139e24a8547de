public import FoundationEssentials

extension CronExpression {
    /// 29 February on one given day of the week is 40 years away at most.
    private static let searchedDays = 41 * 366

    /// The first fire time after `instant` on the clock of `zone`.
    ///
    /// A time that does not exist because the clock is put forward fires once, at the moment at which the clock jumps
    /// past it. One that exists twice because the clock is put back fires once, the first time; so does every time
    /// of an expression like `*/10 * * * *`, which is better in GMT.
    ///
    /// - Returns: `nil` beyond the year 9999.
    public func next(after instant: Date, in zone: TimeZone) -> Date? {
        let clock = WallClock(zone: zone)
        guard let first = clock.day(at: instant) else { return nil }
        let days = (first...first + Self.searchedDays).lazy
        return days.compactMap { fireTime(on: $0, after: instant, clock) }.first
    }

    /// The last fire time after `start` and not after `end`; `nil` when there is none.
    public func latest(after start: Date, upTo end: Date, in zone: TimeZone) -> Date? {
        let clock = WallClock(zone: zone)
        guard let first = clock.day(at: start), let last = clock.day(at: end), first <= last else { return nil }
        // One more, because a clock put back across midnight shows the same evening twice.
        let days = (first...last + 1).reversed().lazy
        return days.compactMap { fireTime(on: $0, upTo: end, clock) }.first.flatMap { $0 > start ? $0 : nil }
    }

    private func fireTime(on day: Int, after instant: Date, _ clock: WallClock) -> Date? {
        guard matches(CivilDay(ordinal: day)) else { return nil }
        let passed = countOfTimes(on: day, upTo: instant, clock)
        return passed < timesOfDay.count ? fireTime(on: day, passed, clock) : nil
    }

    private func fireTime(on day: Int, upTo instant: Date, _ clock: WallClock) -> Date? {
        guard matches(CivilDay(ordinal: day)) else { return nil }
        let passed = countOfTimes(on: day, upTo: instant, clock)
        return passed > 0 ? fireTime(on: day, passed - 1, clock) : nil
    }

    /// By bisection: fire times come in the order of the clock's readings.
    private func countOfTimes(on day: Int, upTo instant: Date, _ clock: WallClock) -> Int {
        var (low, high) = (0, timesOfDay.count)
        while low < high {
            let middle = (low + high) / 2
            if fireTime(on: day, middle, clock) <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func fireTime(on day: Int, _ index: Int, _ clock: WallClock) -> Date {
        clock.firstInstant(showing: day * WallClock.secondsPerDay + timesOfDay[index])
    }
}
