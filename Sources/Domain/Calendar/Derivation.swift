/// How a deadline came about, kept with the deadline so that it can always be explained.
public struct Derivation: Hashable, Codable, Sendable {
    /// Which of the scheme's clocks this is.
    public let step: ClockStep
    /// What started the clock, in plain English: "the provider was sent the complaint".
    public private(set) var startEvent: String
    /// The day of that event. It is not counted.
    public let dayZero: CalendarDay
    public let period: Period
    /// The clause of the code of practice that sets the period.
    public let clause: String
    public let division: Division
    public let calendarVersion: String
    /// The last bank holiday that the calendar knew.
    public let calendarKnownTo: CalendarDay
    /// The bank holidays between Monday and Friday that the count skipped; empty unless it counts working days.
    public let skipped: [Holiday]
    /// Time during which the clock stood still.
    public let pauses: [ClockPause]
    /// Time given beyond the rule.
    public let extensions: [ClockExtension]
    /// The last day on which the step is in time.
    public let dueOn: CalendarDay

    init(
        step: ClockStep, startEvent: String, dayZero: CalendarDay, period: Period, clause: String,
        calendar: WorkingCalendar, pauses: [ClockPause] = [], extensions: [ClockExtension] = []
    ) {
        self.step = step
        self.startEvent = startEvent
        self.dayZero = dayZero
        self.period = period
        self.clause = clause
        division = calendar.division
        calendarVersion = calendar.version
        calendarKnownTo = calendar.lastKnownDay
        self.pauses = pauses
        self.extensions = extensions
        let count = ClockCount(calendar: calendar, pauses: pauses, extensions: extensions)
        dueOn = count.end(of: period, after: dayZero)
        skipped = period.unit == .workingDays ? calendar.holidaysSkipped(after: dayZero, through: dueOn) : []
    }

    /// The same deadline counted again, as is done with every open one when the bank holidays change.
    public func recalculated(with calendar: WorkingCalendar) -> Derivation {
        Derivation(
            step: step, startEvent: startEvent, dayZero: dayZero, period: period, clause: clause, calendar: calendar,
            pauses: pauses, extensions: extensions)
    }

    /// The same deadline after the clock stood still once more.
    public func paused(for pause: ClockPause, on calendar: WorkingCalendar) -> Derivation {
        Derivation(
            step: step, startEvent: startEvent, dayZero: dayZero, period: period, clause: clause, calendar: calendar,
            pauses: pauses + [pause], extensions: extensions)
    }

    /// The same deadline with more time than the rule gives.
    public func extended(by more: ClockExtension, on calendar: WorkingCalendar) -> Derivation {
        Derivation(
            step: step, startEvent: startEvent, dayZero: dayZero, period: period, clause: clause, calendar: calendar,
            pauses: pauses, extensions: extensions + [more])
    }

    /// The same, as one of the parties is told it: "the request reached you".
    public func told(to reader: Party) -> Derivation {
        var told = self
        told.startEvent = startEvent.replacing("the \(reader.rawValue) was ", with: "you were ")
            .replacing("the \(reader.rawValue)", with: "you")
        return told
    }

    /// Whether a bank holiday that is not announced yet could still move the date: it counts working days and ends
    /// after the last bank holiday known.
    public var isProvisional: Bool {
        period.unit == .workingDays && dueOn > calendarKnownTo
    }
}
