/// What is usual: the stretch of days before the two that are looked at, and how busy each weekday is in it.
struct SpikeBase {
    /// The place of the day that is looked at in the series.
    let end: Int
    let history: SpikeHistory
    /// How busy each day is by its weekday, of which 1 is the mean, from the first day of the base to the one that is
    /// looked at.
    private let exposures: [Double]
    private let windows: [ProviderID: Range<Int>]
    /// The relative variance of what is known of the busyness of the two days.
    let uncertainty: Double

    /// Nil for a day that the history does not reach.
    init?(of day: CalendarDay, in history: SpikeHistory, _ rule: SpikeRule) {
        let end = day.days(since: history.first)
        guard (1..<history.length).contains(end) else { return nil }
        self.end = end
        self.history = history
        let window = max(0, end - 1 - rule.baseDays)..<(end - 1)
        let week = Week(history.totals, window)
        exposures = (window.lowerBound...end).map { week.busyness[$0 % 7] }
        uncertainty = 1 / max(1, min(week.sums[end % 7], week.sums[(end - 1) % 7]))
        windows = history.starts.compactMapValues { start in
            let own = max(window.lowerBound, min(start, window.upperBound))..<window.upperBound
            return own.count >= rule.fewestBaseDays ? own : nil
        }
    }

    /// The days of a provider's base; nil where there are too few.
    func window(of provider: ProviderID) -> Range<Int>? { windows[provider] }

    /// How busy the days are, in order.
    func exposures(of days: Range<Int>) -> ArraySlice<Double> {
        let first = end + 1 - exposures.count
        return exposures[(days.lowerBound - first)..<(days.upperBound - first)]
    }

    /// What comes on the days of the week; a day belongs to its place in the history by seven.
    private struct Week {
        var sums = Array(repeating: 0.0, count: 7)
        private(set) var busyness = Array(repeating: 1.0, count: 7)

        init(_ totals: [Int32], _ window: Range<Int>) {
            var days = Array(repeating: 0.0, count: 7)
            for index in window {
                sums[index % 7] += Double(totals[index])
                days[index % 7] += 1
            }
            let mean = sums.reduce(0, +) / Double(max(1, window.count))
            for day in 0..<7 where mean > 0 && days[day] > 0 {
                // One on which nothing ever came is taken as very quiet, and not as one on which anything is alarming.
                busyness[day] = max(0.1, sums[day] / days[day] / mean)
            }
        }
    }
}
