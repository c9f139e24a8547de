import FoundationEssentials

extension Deliberation {
    /// Starts the clock that `notice` was the start of, from today as day 0.
    mutating func startClock(_ step: ClockStep, from event: String, for party: Party) -> Derivation {
        let deadline = profile.deadline(step, from: event, on: today)
        perform(.resolveItem(.noticeUndelivered))
        disarm()
        perform(.startDeadline(deadline, party))
        record(.deadlineStarted(deadline, party))
        return deadline
    }

    /// A step of the scheme's own: what `step` asks, by the clock of urgent cases where this is one.
    func ownDeadline(_ step: ClockStep, from event: String) -> Derivation {
        current.isUrgent
            ? profile.urgentDeadline(step, from: event, on: today) : profile.deadline(step, from: event, on: today)
    }

    /// Lets a clock run to another day: the decision's, or the stage's own.
    mutating func replace(_ deadline: Derivation, with moved: Derivation) {
        perform(.settleDeadline(deadline.step, .cancelled))
        if deadline.step == .finalDecision { startDecisionClock(moved) } else { run(moved) }
    }

    mutating func startDecisionClock(_ deadline: Derivation) {
        setDecisionDeadline(deadline)
        perform(.startDeadline(deadline, .scheme))
    }

    mutating func run(_ deadline: Derivation) {
        change(to: current.state.with(.running(deadline)))
        perform(.startDeadline(deadline, current.state.clockParty))
        record(.deadlineStarted(deadline, current.state.clockParty))
    }

    mutating func arm(_ kind: CaseTimer.Kind, step: String? = nil, at dueAt: Date) {
        perform(.arm(CaseTimer(kind: kind, step: step, dueAt: dueAt, generation: current.generation)))
    }

    mutating func arm(_ kind: CaseTimer.Kind, step: String? = nil, onMorningOf day: CalendarDay) {
        arm(kind, step: step, at: morning(of: day, for: kind))
    }

    /// Armed for the first moment at which the day of `deadline` is over.
    mutating func arm(_ kind: CaseTimer.Kind, after deadline: Derivation) {
        arm(kind, at: LondonTime.endOfDay(deadline.dueOn).addingTimeInterval(1))
    }

    /// Keeps the case armed while a notice is on its way: if no relay has accepted it by then, it is sent again.
    mutating func watchNotice(attempt: Int = 1) {
        let watch = profile.deadline(.noticeWatch, from: "the notice was handed over for sending", on: today)
        arm(.watchNotice, step: "\(attempt)", onMorningOf: profile.calendar.workingDayOnOrAfter(watch.dueOn))
    }

    /// The watch found its notice still not accepted.
    mutating func resendNotice(_ timer: CaseTimer, startingClock step: ClockStep) {
        perform(.resendNotice(step))
        raise(.noticeUndelivered)
        record(.reminded(.scheme, step: "notice-\(timer.step ?? "")"))
        watchNotice(attempt: (timer.step.flatMap { Int($0) } ?? 1) + 1)
    }

    /// Letters and reminders go out at nine in the morning, London time; what presses for answers a quarter of an hour later.
    /// Its last step hands the case back to the caseworker and takes away what the stage was armed with, so a reminder of
    /// the decision on the same morning has to be first, whoever fires them.
    func morning(of day: CalendarDay, for kind: CaseTimer.Kind) -> Date {
        LondonTime.at(hour: 9, minute: kind == .chaseInformation ? 15 : 0, on: day)
    }
}
