import FoundationEssentials

/// The decision lies with the complainant, all or nothing: accepted it binds the provider; without an answer it lapses.
extension Deliberation {
    mutating func whileAwaitingAcceptance(
        _ command: CaseCommand, _ clock: NoticeClock, _ decision: Decision
    ) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .acceptance:
            try startAcceptanceClock(notice, relay, clock, decision)
        case .answer(accept: true): acceptDecision(clock, decision)
        case .answer(accept: false): rejectDecision(clock)
        case .fire(let timer) where timer.kind == .remindAcceptance: try remindAcceptance(timer, clock)
        case .fire(let timer) where timer.kind == .lapse: lapse()
        case .fire(let timer) where timer.kind == .watchNotice: try watch(timer, clock, startingClock: .acceptance)
        default: throw refusal(of: command)
        }
    }

    private mutating func startAcceptanceClock(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock, _ decision: Decision
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(.acceptance, from: "the decision reached the complainant", for: .complainant)
        change(to: .awaitingAcceptance(.running(deadline), decision))
        arm(.lapse, after: deadline)
        armAcceptanceReminder(after: nil, due: deadline.dueOn)
    }

    private mutating func acceptDecision(_ clock: NoticeClock, _ decision: Decision) {
        settle(.acceptance, clock)
        record(.decisionAccepted)
        guard !decision.remedies.isEmpty else { return close(.decidedWithoutRemedy, telling: .closed) }
        awaitRemedy(decision.remedies, telling: .decisionAccepted)
    }

    private mutating func rejectDecision(_ clock: NoticeClock) {
        settle(.acceptance, clock)
        record(.decisionRejected)
        close(.rejected, telling: .decisionRejected)
    }

    private mutating func remindAcceptance(_ timer: CaseTimer, _ clock: NoticeClock) throws(CaseRefusal) {
        guard let deadline = clock.deadline else { throw .staleTimer }
        record(.reminded(.complainant, step: timer.step ?? ""))
        notify(.acceptanceReminder, .complainant, step: timer.step)
        armAcceptanceReminder(after: timer.step, due: deadline.dueOn)
    }

    private mutating func lapse() {
        perform(.settleDeadline(.acceptance, .missed))
        record(.decisionLapsed)
        close(.lapsed, telling: .decisionLapsed)
    }

    /// These reminders end with the window: the lapse timer keeps the case armed, so nothing repeats past the last.
    private mutating func armAcceptanceReminder(after step: String?, due: CalendarDay) {
        let ladder = profile.acceptanceReminders
        let start = ladder.firstIndex { $0.id == step }.map { $0 + 1 } ?? ladder.startIndex
        guard let next = ladder[start...].first(where: { profile.day(of: $0, due: due) > today }) else { return }
        arm(.remindAcceptance, step: next.id, onMorningOf: profile.day(of: next, due: due))
    }
}
