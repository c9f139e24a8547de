import FoundationEssentials

/// The file is complete: a caseworker without a conflict investigates and drafts, an ombudsman signs.
extension Deliberation {
    mutating func investigate() {
        move(to: .investigating)
        record(.investigationOpened)
        perform(.assignCaseworker)
        notify(.investigationOpened, .complainant)
        notify(.investigationOpened, .provider)
        climbToDecision()
    }

    mutating func whileInvestigating(_ command: CaseCommand) throws(CaseRefusal) {
        switch command {
        case .assign(let caseworker): assign(caseworker)
        case .draftDecision(let findings, let proposals, let drafter):
            try draft(findings, proposals, by: drafter)
        case .fire(let timer) where timer.kind == .remindCaseworker: remind(.caseworker, timer)
        case .goOn, .defend, .offerSettlement, .comment, .signDecision, .answer, .evidenceRemedy, .withdraw, .fire,
            .noticeAccepted, .noticeUndelivered, .noticeBounced,
            .receiveMail:
            throw refusal(of: command)
        }
    }

    mutating func whileAwaitingSignature(_ command: CaseCommand, _ decision: Decision) throws(CaseRefusal) {
        switch command {
        case .draftDecision(let findings, let proposals, let drafter):
            try redraft(findings, proposals, by: drafter)
        case .signDecision(let signer): try sign(decision, by: signer)
        case .fire(let timer) where timer.kind == .remindCaseworker: remind(.ombudsman, timer)
        case .goOn, .defend, .offerSettlement, .comment, .assign, .answer, .evidenceRemedy, .withdraw, .fire,
            .noticeAccepted, .noticeUndelivered, .noticeBounced,
            .receiveMail:
            throw refusal(of: command)
        }
    }

    private mutating func assign(_ caseworker: StaffID) {
        record(.caseworkerAssigned(caseworker))
        perform(.resolveItem(.unassigned))
    }

    private mutating func draft(
        _ findings: [Finding], _ proposals: [RemedyProposal], by drafter: StaffID
    ) throws(CaseRefusal) {
        let decision = Decision(findings: findings, remedies: try lines(proposals), drafter: drafter)
        move(to: .awaitingSignature(decision))
        present(decision)
        climbToDecision()
    }

    /// A new draft takes the place of the one that was not signed; the reminders go on as they were armed.
    private mutating func redraft(
        _ findings: [Finding], _ proposals: [RemedyProposal], by drafter: StaffID
    ) throws(CaseRefusal) {
        let decision = Decision(findings: findings, remedies: try lines(proposals), drafter: drafter)
        change(to: .awaitingSignature(decision))
        present(decision)
    }

    private mutating func present(_ decision: Decision) {
        record(.decisionDrafted(decision))
        notify(.signatureRequest, .ombudsman, step: "draft-\(current.version)")
    }

    private mutating func sign(_ decision: Decision, by signer: StaffID) throws(CaseRefusal) {
        guard signer != decision.drafter else { throw .drafterSigns }
        let signed = decision.signed(by: signer)
        settleDecisionDeadline(end(of: current.decisionDeadline))
        move(to: .awaitingAcceptance(.awaitingNotice, signed))
        record(.decisionSigned(signed))
        notify(.decision, .complainant, startsClock: .acceptance)
        notify(.decision, .provider)
        watchNotice()
    }

    /// Whoever has to move is reminded of the decision's own clock, which runs over both stages.
    private mutating func climbToDecision() {
        climb(profile.decisionReminders, as: .remindCaseworker, due: current.decisionDeadline?.dueOn ?? today)
    }

    private mutating func remind(_ party: Party, _ timer: CaseTimer) {
        record(.reminded(party, step: timer.step ?? ""))
        notify(.caseworkerReminder, party, step: timer.step)
        climbOn(profile.decisionReminders, from: timer, due: current.decisionDeadline?.dueOn ?? today)
    }
}
