public import FoundationEssentials

extension CaseMachine {
    /// What keeps a case going whose appointments were lost, such as by restoring an old backup: nothing for a case
    /// that is over, one or two timers for an open one.
    ///
    /// Ladders go on at the first step that is still ahead; what would have gone out meanwhile is not sent late.
    public static func rearm(_ subject: Case, profile: SchemeProfile, now: Date) -> [CaseEffect] {
        var deliberation = Deliberation(of: subject, profile: profile, now: now)
        deliberation.rearm()
        return deliberation.transition.effects
    }
}

extension Deliberation {
    /// Arms the stage at which the case stands by the clocks that it has.
    mutating func rearm() {
        switch current.state {
        case .refused, .closed: break
        case .onHold(let hold): armEndOfHold(hold)
        case .tooEarly(let opensOn?, isOpen: false): arm(.wake, at: LondonTime.startOfDay(opensOn))
        case .tooEarly(nil, _), .tooEarly(_, isOpen: true): rearmEnquiryEnd()
        case .awaitingProvider(.awaitingNotice), .settlementOffered(.awaitingNotice, _),
            .awaitingComments(.awaitingNotice), .resolutionProposed(.awaitingNotice, _, _),
            .awaitingAcceptance(.awaitingNotice, _), .awaitingRemedy(.awaitingNotice, _, _):
            watchNotice()
        case .awaitingInformation(.awaitingNotice, _):
            watchNotice()
            climbToDecision()
        case .awaitingInformation(.running(let deadline), _): armInformation(by: deadline)
        case .eligibilityDisputed(let dispute): climbToRuling(by: dispute.deadline)
        case .reviewing(let review): climbToRuling(by: review.deadline)
        case .resolutionProposed(.running(let deadline), _, _): arm(.closeReview, after: deadline)
        case .awaitingProvider(.running(let deadline)):
            climbToEnd(of: profile.chaseLadder, as: .chaseProvider, by: deadline)
        case .settlementOffered(.running(let deadline), _): arm(.expireSettlement, after: deadline)
        case .awaitingComments(.running(let deadline)):
            rearm(.closeComments, after: deadline, reminding: .remindComments, by: profile.commentReminders)
        case .investigating, .awaitingSignature: climbToDecision()
        case .awaitingAcceptance(.running(let deadline), _):
            rearm(.lapse, after: deadline, reminding: .remindAcceptance, by: profile.acceptanceReminders)
        case .awaitingRemedy(.running(let deadline), _, _):
            climb(profile.complianceLadder, as: .checkCompliance, by: deadline)
        }
    }

    private mutating func rearmEnquiryEnd() {
        let end = profile.deadline(.enquiryKept, from: "the enquiry was last open to the complainant", on: today)
        arm(.closeEnquiry, after: end)
    }

    private mutating func rearm(
        _ end: CaseTimer.Kind, after deadline: Derivation, reminding kind: CaseTimer.Kind, by ladder: [ChaseStep]
    ) {
        arm(end, after: deadline)
        guard let next = firstAhead(of: ladder, as: kind, by: deadline) else { return }
        arm(kind, step: next.id, onMorningOf: profile.day(of: next, due: deadline.dueOn))
    }
}
