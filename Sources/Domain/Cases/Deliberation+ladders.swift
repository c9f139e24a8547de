import FoundationEssentials

/// A ladder is a row of reminders and chases about one due day; the profile says which and when.
extension Deliberation {
    /// Arms the first step of `ladder` that is still ahead.
    mutating func climb(_ ladder: [ChaseStep], as kind: CaseTimer.Kind, by deadline: Derivation) {
        if let step = firstAhead(of: ladder, as: kind, by: deadline) {
            arm(kind, step: step.id, onMorningOf: profile.day(of: step, due: deadline.dueOn))
        } else {
            repeatLadder(kind, due: deadline.dueOn)
        }
    }

    /// The same for a ladder that ends by going on without whoever is silent: past its last day that step is still to be
    /// done.
    mutating func climbToEnd(of ladder: [ChaseStep], as kind: CaseTimer.Kind, by deadline: Derivation) {
        guard let last = ladder.last, firstAhead(of: ladder, as: kind, by: deadline) == nil else {
            return climb(ladder, as: kind, by: deadline)
        }
        arm(kind, step: last.id, onMorningOf: profile.calendar.day(1, workingDaysAfter: today))
    }

    /// The first step whose morning is still to come, this day's among them: a clock that goes on in the night leaves out
    /// nothing. On the day on which its clock started nobody is reminded of it.
    func firstAhead(of ladder: [ChaseStep], as kind: CaseTimer.Kind, by deadline: Derivation) -> ChaseStep? {
        ladder.first { step in
            let day = profile.day(of: step, due: deadline.dueOn)
            return day > deadline.dayZero && morning(of: day, for: kind) > now
        }
    }

    /// Arms the step after the one that `timer` was for; past the end of the ladder, again and again.
    mutating func climbOn(_ ladder: [ChaseStep], from timer: CaseTimer, due: CalendarDay) {
        let place = ladder.firstIndex { $0.id == timer.step }
        let next = place.map { ladder.index(after: $0) } ?? ladder.endIndex
        guard next < ladder.endIndex else { return repeatLadder(timer.kind, due: due, after: timer) }
        // Never two steps on one day: after a downtime the ladder goes on at one step a working day.
        let day = max(profile.day(of: ladder[next], due: due), profile.calendar.day(1, workingDaysAfter: today))
        arm(timer.kind, step: ladder[next].id, onMorningOf: day)
    }

    /// Reminders and chases go out on working days only. One that is late, because the processes were down, waits for
    /// the next; deadlines do not move. Whatever presses a party that cannot be reached waits as well: nobody is chased
    /// at, or loses by the silence of, an address that returns its mail.
    ///
    /// - Returns: whether the timer was put off, and there is nothing else to decide.
    mutating func postpone(_ timer: CaseTimer, _ unreachable: Set<Party>) -> Bool {
        let isLate = timer.kind.isOfficeWork && !profile.calendar.isWorkingDay(today)
        let isPaused = pressed(by: timer).map(unreachable.contains) ?? false
        guard isLate || isPaused else { return false }
        arm(timer.kind, step: timer.step, onMorningOf: profile.calendar.day(1, workingDaysAfter: today))
        return true
    }

    /// Whom it reminds, chases or takes at their silence.
    private func pressed(by timer: CaseTimer) -> Party? {
        switch timer.kind {
        case .chaseProvider, .checkCompliance: .provider
        case .closeEnquiry, .remindComments, .closeComments, .closeReview, .remindAcceptance, .lapse:
            .complainant
        case .expireSettlement, .chaseInformation: current.state.clockParty
        case .wake, .watchNotice, .remindCaseworker, .endHold: nil
        }
    }

    func step(_ timer: CaseTimer, of ladder: [ChaseStep]) -> ChaseStep? {
        ladder.first { $0.id == timer.step }
    }

    /// Past its last step a ladder repeats each working week, so that nothing that is owed goes quiet.
    mutating func repeatLadder(_ kind: CaseTimer.Kind, due: CalendarDay, after timer: CaseTimer? = nil) {
        let count = timer?.step.flatMap { $0.split(separator: "-").last }.flatMap { Int($0) } ?? 0
        let isRepeated = timer?.step?.hasPrefix("again-") ?? false
        let day = profile.calendar.day(Self.repeatWorkingDays, workingDaysAfter: max(today, due))
        arm(kind, step: "again-\(isRepeated ? count + 1 : 1)", onMorningOf: day)
    }

    private static let repeatWorkingDays = 5
}

extension CaseTimer.Kind {
    /// Whether firing it writes to somebody of the scheme's own accord.
    fileprivate var isOfficeWork: Bool {
        switch self {
        case .chaseProvider, .chaseInformation, .remindComments, .remindCaseworker, .remindAcceptance, .checkCompliance,
            .watchNotice:
            true
        case .wake, .closeEnquiry, .expireSettlement, .closeComments, .closeReview, .lapse, .endHold: false
        }
    }
}
