import FoundationEssentials

/// The file is complete: a caseworker without a conflict investigates and drafts, an ombudsman signs.
extension Deliberation {
    mutating func investigate() {
        move(to: .investigating)
        record(.investigationOpened)
        perform(.assignCaseworker)
        notify(.investigationOpened, .complainant)
        notify(.investigationOpened, .provider)
        if current.isUrgent { hurry() }
        climbToDecision()
    }

    /// From here on nobody but the scheme takes time, and in an urgent case it takes little.
    mutating func hurry() {
        let urgent = ownDeadline(.finalDecision, from: "the file was complete")
        guard let deadline = current.decisionDeadline, urgent.dueOn < deadline.dueOn else { return }
        replace(deadline, with: urgent)
        record(.deadlineStarted(urgent, .scheme))
        notify(.caseworkerReminder, .caseworker, step: "urgent")
    }

    mutating func whileInvestigating(_ command: CaseCommand) throws(CaseRefusal) {
        switch command {
        case .assign(let caseworker): assign(caseworker)
        case .requestInformation(let request, let staff): requestInformation(request, by: staff)
        case .draftDecision(let findings, let proposals, let drafter):
            try draft(findings, proposals, by: drafter)
        case .fire(let timer) where timer.kind == .remindCaseworker: remind(.caseworker, timer, due: decisionDue)
        default: throw refusal(of: command)
        }
    }

    mutating func whileAwaitingSignature(_ command: CaseCommand, _ decision: Decision) throws(CaseRefusal) {
        switch command {
        case .draftDecision(let findings, let proposals, let drafter):
            try redraft(decision, findings, proposals, by: drafter)
        case .signDecision(let signer): try sign(decision, by: signer)
        case .fire(let timer) where timer.kind == .remindCaseworker: remind(.ombudsman, timer, due: decisionDue)
        default: throw refusal(of: command)
        }
    }

    mutating func assign(_ caseworker: StaffID) {
        record(.caseworkerAssigned(caseworker))
        perform(.resolveItem(.unassigned))
    }

    /// Where the scheme proposes first, the first decision of a case is a proposal; what follows a review is final.
    private mutating func draft(
        _ findings: [Finding], _ proposals: [RemedyProposal], by drafter: StaffID
    ) throws(CaseRefusal) {
        let decision = Decision(
            findings: findings, remedies: try lines(proposals), drafter: drafter,
            isProposal: profile.has(.provisionalComments))
        awaitSignature(of: decision)
        perform(.drawSecondReading(decision))
    }

    mutating func awaitSignature(of decision: Decision) {
        move(to: .awaitingSignature(decision))
        present(decision)
        climbToDecision()
    }

    /// A new draft takes the place of the one that was not signed; the reminders go on as they were armed.
    private mutating func redraft(
        _ unsigned: Decision, _ findings: [Finding], _ proposals: [RemedyProposal], by drafter: StaffID
    ) throws(CaseRefusal) {
        let decision = Decision(
            findings: findings, remedies: try lines(proposals), drafter: drafter, isProposal: unsigned.isProposal)
        change(to: .awaitingSignature(decision))
        present(decision)
        // What follows a review is not what somebody else reads.
        if decision.isProposal == profile.has(.provisionalComments) { perform(.renewSecondReading(decision)) }
    }

    private mutating func present(_ decision: Decision) {
        record(.decisionDrafted(decision))
        notify(.signatureRequest, .ombudsman, step: "draft-\(current.version)")
    }

    private mutating func sign(_ decision: Decision, by signer: StaffID) throws(CaseRefusal) {
        guard signer != decision.drafter else { throw .drafterSigns }
        let signed = decision.signed(by: signer)
        settleDecisionDeadline(end(of: current.decisionDeadline))
        if signed.isProposal { return propose(signed) }
        record(.decisionSigned(signed))
        publish(signed)
    }

    /// Puts the final decision to both sides.
    mutating func publish(_ decision: Decision) {
        move(to: .awaitingAcceptance(.awaitingNotice, decision))
        notify(.decision, .complainant, startsClock: .acceptance)
        notify(.decision, .provider)
        watchNotice()
    }

    /// Whoever has to move is reminded of the decision's own clock, which runs over both stages.
    mutating func climbToDecision() {
        guard let deadline = current.decisionDeadline else { return repeatLadder(.remindCaseworker, due: today) }
        climb(profile.decisionReminders, as: .remindCaseworker, by: deadline)
    }

    var decisionDue: CalendarDay { current.decisionDeadline?.dueOn ?? today }

    /// - Parameter prefix: tells reminders of another clock apart, as those of a review.
    mutating func remind(_ party: Party, _ timer: CaseTimer, due: CalendarDay, prefix: String = "") {
        let step = prefix + (timer.step ?? "")
        record(.reminded(party, step: step))
        notify(.caseworkerReminder, party, step: step)
        climbOn(profile.decisionReminders, from: timer, due: due)
    }
}
