import FoundationEssentials

/// The clock on a wall in some time zone. A reading is the seconds that it shows since 1970, as if it ran on UTC.
struct WallClock {
    static let secondsPerDay = 86_400

    let zone: TimeZone

    /// The day that it shows; `nil` outside the years 1 to 9999.
    func day(at instant: Date) -> Int? {
        guard Self.years.contains(instant.timeIntervalSince1970) else { return nil }
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
        return Int((Double(seconds + offset(at: seconds)) / Double(Self.secondsPerDay)).rounded(.down))
    }

    /// The first moment at which the clock shows `reading` or a later one: where it is put forward past the reading,
    /// that moment; where it is put back and shows it twice, the first time. A later reading never comes earlier.
    func firstInstant(showing reading: Int) -> Date {
        Date(timeIntervalSince1970: Double(firstSecond(showing: reading)))
    }

    /// No place is more than 14 hours from UTC, so a day before and after are surely on either side of a change.
    private func firstSecond(showing reading: Int) -> Int {
        let offsetBefore = offset(at: reading - Self.secondsPerDay)
        let offsetAfter = offset(at: reading + Self.secondsPerDay)
        let early = reading - offsetBefore
        if offset(at: early) == offsetBefore { return early }
        let late = reading - offsetAfter
        if offset(at: late) == offsetAfter { return late }
        return change(to: offsetAfter, between: late, and: early)
    }

    private func change(to offset: Int, between before: Int, and after: Int) -> Int {
        var (before, after) = (before, after)
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if self.offset(at: middle) == offset { after = middle } else { before = middle }
        }
        return after
    }

    private func offset(at second: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
    }

    private static let years = -62_135_596_800.0...253_402_300_799.0
}
