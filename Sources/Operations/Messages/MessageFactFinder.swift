import Domain
import FoundationEssentials
import Persistence

/// Finds in a case what its messages may say.
struct MessageFactFinder: Sendable {
    let office: CaseOffice
    let today: CalendarDay

    func facts(of message: StoredMessage, on stored: StoredCase, to name: String) -> MessageFacts {
        let notice = message.notice
        var facts = MessageFacts(
            kind: notice.kind, step: notice.step.map(Notice.withoutRound), recipientParty: notice.to,
            recipientName: name,
            reference: stored.reference.spoken, complainantName: stored.complaint.complainant.name,
            providerName: office.providerName(stored.subject.provider),
            schemeTitle: office.profile(stored.scheme).title, trackingURL: trackingURL(for: notice.to, stored),
            complainantLanguage: stored.complaint.language)
        if isOnPaper(notice.to, stored) {
            facts.pin = office.tokens.complainantPIN(of: stored.subject.id, version: stored.tokenVersion)
        }
        addComplaint(to: &facts, stored)
        addDeadline(to: &facts, notice, stored)
        addState(to: &facts, stored.subject.state)
        facts.bodyText = quotation(for: notice, stored)
        facts.otherReference = facts.step.flatMap { Reference($0) }?.spoken
        return facts
    }

    /// Each party's own secret link; staff sign in with what they have.
    private func trackingURL(for party: Party, _ stored: StoredCase) -> String {
        let links = CaseLinks(
            office: office, id: stored.subject.id, reference: stored.reference, version: stored.tokenVersion)
        return switch party {
        case .complainant where isOnPaper(party, stored): "\(office.correspondence.publicURL)/track"
        case .complainant: links.complainant
        case .provider: links.provider
        case .caseworker, .ombudsman, .scheme: links.plain
        }
    }

    private func isOnPaper(_ party: Party, _ stored: StoredCase) -> Bool {
        party == .complainant && stored.complaint.complainant.isWrittenToOnPaper
    }

    private func addComplaint(to facts: inout MessageFacts, _ stored: StoredCase) {
        facts.explanation = stored.eligibility.explanation
        if facts.language == .welsh { facts.explanationInWelsh = explanationInWelsh(of: stored) }
        facts.clause = stored.eligibility.clause
        // What to do until a date is no advice where there is none.
        if facts.kind == .refusal || stored.eligibility.opensOn != nil, !stored.eligibility.next.isEmpty {
            facts.advice = stored.eligibility.next
        }
        if stored.subject.isUrgent {
            facts.urgentWithin = office.profile(stored.scheme).clock(.urgent, on: today).value
        }
        facts.opensOn = stored.eligibility.opensOn
        facts.service = stored.complaint.service.rawValue.replacing("_", with: " ")
        facts.accountReference = stored.complaint.accountReference
        facts.issues = stored.issues.map(\.title)
    }

    private func explanationInWelsh(of stored: StoredCase) -> String? {
        Eligibility.explanationInWelsh(
            of: stored.eligibility, on: stored.datedComplaint, directory: office.directory, profiles: office.profiles)
    }

    /// A notice that starts a clock says when the time will be up if it arrives today.
    private func addDeadline(to facts: inout MessageFacts, _ notice: Notice, _ stored: StoredCase) {
        facts.actor = notice.startsClock == nil ? stored.subject.state.waitsFor : notice.to
        if let step = notice.startsClock, stored.subject.state.noticeClock?.deadline == nil {
            facts.deadlineStartsOnDelivery = true
            facts.deadline = office.profile(stored.scheme).deadline(step, from: "this message reached you", on: today)
        } else {
            facts.deadline = stored.subject.dueBy
        }
    }

    private func addState(to facts: inout MessageFacts, _ state: CaseState) {
        switch state {
        case .onHold(let hold):
            addState(to: &facts, hold.stage)
            facts.heldUntil = hold.until
        case .settlementOffered(_, let offer): facts.remedies = offer.lines
        case .awaitingSignature(let decision), .awaitingAcceptance(_, let decision),
            .resolutionProposed(_, let decision, _):
            facts.findings = decision.findings
            facts.remedies = decision.remedies
        case .awaitingRemedy(_, let lines, let evidenced):
            // A reminder asks for what is still owed.
            let isReminder = [.remedyReminder, .breachNotice].contains(facts.kind)
            facts.remedies = isReminder ? lines.filter { !evidenced.contains($0.number) } : lines
            facts.isAccepted = true
        case .closed(let reason): facts.closingReason = reason
        case .investigating: facts.isAccepted = false
        case .reviewing(let review):
            facts.findings = review.proposed.findings
            facts.remedies = review.proposed.remedies
        case .refused: facts.isAccepted = false
        case .awaitingProvider: facts.isAccepted = true
        case .tooEarly, .eligibilityDisputed, .awaitingComments, .awaitingInformation: break
        }
    }

    /// The request puts the complaint itself to the provider; the others quote what was written down with the notice.
    private func quotation(for notice: Notice, _ stored: StoredCase) -> String? {
        notice.kind == .providerRequest ? stored.complaint.narrative : notice.quotation
    }
}
