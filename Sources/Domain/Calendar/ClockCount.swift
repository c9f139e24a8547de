/// Counts a period forward with the pauses and extensions of one clock.
struct ClockCount {
    let calendar: WorkingCalendar
    let pauses: [ClockPause]
    let extensions: [ClockExtension]

    /// The last day of the period, then of each extension in turn, with every paused day given back.
    func end(of period: Period, after dayZero: CalendarDay) -> CalendarDay {
        let periods = [period] + extensions.map(\.period)
        return periods.reduce(dayZero) { day, period in running(period, after: day) }
    }

    private func running(_ period: Period, after start: CalendarDay) -> CalendarDay {
        if pauses.isEmpty { return calendar.day(period, after: start) }
        if period.unit == .workingDays { return walk(period.value, from: start, counting: calendar.isWorkingDay) }
        let length = calendar.day(period, after: start).days(since: start)
        return walk(length, from: start) { _ in true }
    }

    private func walk(
        _ count: Int, from start: CalendarDay, counting isCounted: (CalendarDay) -> Bool
    ) -> CalendarDay {
        var day = start
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            if isCounted(day), !pauses.contains(where: { $0.contains(day) }) { left -= 1 }
        }
        return day
    }
}
