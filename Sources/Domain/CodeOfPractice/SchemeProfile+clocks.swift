extension SchemeProfile {
    /// Whether the scheme has this step at all; `provisionalComments` is missing where the first decision is final.
    public func has(_ step: ClockStep) -> Bool {
        clocks[step] != nil
    }

    /// The rule for a step that starts on `day`. A step that the scheme does not have takes no time.
    public func clock(_ step: ClockStep, on day: CalendarDay, of dates: CaseDates = CaseDates()) -> Rule<Period> {
        clocks[step]?.rule(forEventOn: day, of: dates) ?? SchemeProfile.noTime
    }

    /// When a step is due.
    ///
    /// - Parameters:
    ///   - event: what started the clock, in plain English.
    ///   - dayZero: the day of that event in London; it is not counted.
    ///   - dates: select the rule where the profile says that a date of the case does; otherwise `dayZero` does.
    public func deadline(
        _ step: ClockStep, from event: String, on dayZero: CalendarDay, of dates: CaseDates = CaseDates(),
        pauses: [ClockPause] = [], extensions: [ClockExtension] = []
    ) -> Derivation {
        let rule = clock(step, on: dayZero, of: dates)
        return Derivation(
            step: step, startEvent: event, dayZero: dayZero, period: rule.value, clause: rule.clause,
            calendar: calendar, pauses: pauses, extensions: extensions)
    }

    /// When the scheme's own `step` is due in an urgent case.
    public func urgentDeadline(_ step: ClockStep, from event: String, on dayZero: CalendarDay) -> Derivation {
        let rule = clock(.urgent, on: dayZero)
        return Derivation(
            step: step, startEvent: event, dayZero: dayZero, period: rule.value, clause: rule.clause,
            calendar: calendar)
    }

    private static let noTime = Rule(
        value: Period(0, .calendarDays), clause: "This scheme has no such step", source: "", confidence: .high,
        effectiveFrom: nil)
}
