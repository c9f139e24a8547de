import FoundationEssentials

/// What was agreed or decided has to be done: the provider evidences every line, and is chased until it has.
extension Deliberation {
    mutating func awaitRemedy(_ lines: [RemedyLine], telling kind: MessageKind) {
        move(to: .awaitingRemedy(.awaitingNotice, lines, evidenced: []))
        notify(kind, .complainant)
        notify(kind, .provider, startsClock: .compliance)
        watchNotice()
    }

    mutating func whileAwaitingRemedy(
        _ command: CaseCommand, _ clock: NoticeClock, _ lines: [RemedyLine], _ evidenced: Set<Int>
    ) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .compliance:
            try startComplianceClock(notice, relay, clock, lines, evidenced)
        case .evidenceRemedy(let number, let text): try evidence(number, text, clock, lines, evidenced)
        case .disputeRemedy(let number, let text):
            try dispute(number, text, lines, evidenced)
            change(to: .awaitingRemedy(clock, lines, evidenced: evidenced.subtracting([number])))
        case .fire(let timer) where timer.kind == .checkCompliance: try checkCompliance(timer, clock)
        case .fire(let timer) where timer.kind == .watchNotice: try watch(timer, clock, startingClock: .compliance)
        default: throw refusal(of: command)
        }
    }

    private mutating func startComplianceClock(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock, _ lines: [RemedyLine], _ evidenced: Set<Int>
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(.compliance, from: "the provider was told of the acceptance", for: .provider)
        change(to: .awaitingRemedy(.running(deadline), lines, evidenced: evidenced))
        climb(profile.complianceLadder, as: .checkCompliance, by: deadline)
    }

    private mutating func evidence(
        _ number: Int, _ text: String, _ clock: NoticeClock, _ lines: [RemedyLine], _ evidenced: Set<Int>
    ) throws(CaseRefusal) {
        guard lines.contains(where: { $0.number == number }) else { throw .noSuchRemedy(number) }
        guard !evidenced.contains(number) else { throw .remedyAlreadyEvidenced(number) }
        let done = evidenced.union([number])
        record(.remedyEvidenced(number, text))
        notify(.remedyEvidence, .complainant, step: "line-\(number)", quoting: text)
        guard done.count == lines.count else {
            return change(to: .awaitingRemedy(clock, lines, evidenced: done))
        }
        settle(.compliance, clock)
        close(.remedied, telling: .closed)
    }

    /// The complainant's word against the provider's: the line is open again.
    mutating func dispute(
        _ number: Int, _ text: String, _ lines: [RemedyLine], _ evidenced: Set<Int>
    ) throws(CaseRefusal) {
        guard lines.contains(where: { $0.number == number }) else { throw .noSuchRemedy(number) }
        guard evidenced.contains(number) else { throw .remedyNotEvidenced(number) }
        record(.remedyDisputed(number, text))
        countRound()
        notify(.remedyDispute, .provider, step: "line-\(number)", quoting: text)
    }

    private mutating func checkCompliance(_ timer: CaseTimer, _ clock: NoticeClock) throws(CaseRefusal) {
        guard let deadline = clock.deadline else { throw .staleTimer }
        record(.reminded(.provider, step: timer.step ?? ""))
        switch step(timer, of: profile.complianceLadder)?.action {
        case .escalate, .proceed: noteBreach(timer)
        case .remind, .chase, nil: notify(.remedyReminder, .provider, step: timer.step)
        }
        climbOn(profile.complianceLadder, from: timer, due: deadline.dueOn)
    }
    /// Long after the last day it is a breach: the provider's senior contact is told, and the complainant what they can
    /// do beside us. The chase goes on.
    private mutating func noteBreach(_ timer: CaseTimer) {
        record(.complianceBreached(step: timer.step ?? ""))
        notify(.breachNotice, .provider, step: timer.step)
        notify(.breachNotice, .complainant, step: timer.step)
    }
}
