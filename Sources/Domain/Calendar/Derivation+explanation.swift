public import FoundationEssentials

extension Derivation {
    /// The last second in time: 23:59:59 in London on `dueOn`.
    public var dueAt: Date { LondonTime.endOfDay(dueOn) }

    /// For example: "10 working days from Thu 2 Apr 2026 (day 0); Fri 3 and Mon 6 Apr are bank holidays → Mon 20
    /// Apr 2026".
    public var explanation: String {
        var parts = ["\(period.spoken) from \(dayZero.spoken) (day 0)"]
        if !skipped.isEmpty { parts.append(skippedInWords) }
        parts += pauses.map(\.spoken)
        parts += extensions.map(\.spoken)
        return "\(parts.joined(separator: "; ")) → \(dueOn.spoken)\(provisionalInWords)"
    }

    private var provisionalInWords: String {
        guard isProvisional else { return "" }
        return " (provisional: bank holidays are known up to \(calendarKnownTo.spoken))"
    }

    private var skippedInWords: String {
        let days = skipped.indices.map(spokenHoliday)
        guard let last = days.last, days.count > 1 else { return "\(days.joined()) is a bank holiday" }
        return "\(days.dropLast().joined(separator: ", ")) and \(last) are bank holidays"
    }

    /// A month is said once for all neighbours in it, a year only where it is not the year of day 0.
    private func spokenHoliday(_ index: Int) -> String {
        let day = skipped[index].day
        if let next = skipped.dropFirst(index + 1).first?.day, next.month == day.month, next.year == day.year {
            return day.spokenWithoutMonth
        }
        return day.year == dayZero.year ? day.spokenWithoutYear : day.spoken
    }
}
