/// What somebody, or time, asks of a case.
public enum CaseCommand: Equatable, Sendable {
    /// The complainant of a case that came too early goes on; the decision is the assessment on the day of going on.
    case goOn(EligibilityDecision)
    case defend(String)
    case offerSettlement(String, [RemedyProposal])
    case comment(String)
    /// Somebody without a conflict was found for a case that nobody investigates yet.
    case assign(caseworker: StaffID)
    case draftDecision([Finding], [RemedyProposal], by: StaffID)
    case signDecision(by: StaffID)
    /// The complainant's answer to a settlement offer or to a decision, all or nothing.
    case answer(accept: Bool)
    case evidenceRemedy(Int, String)
    case withdraw(reason: String?)
    case fire(CaseTimer)
    /// The recipient's relay accepted a notice that starts a clock.
    case noticeAccepted(Notice, relay: String)
    /// The recipient's relay refused a notice for good.
    case noticeUndelivered(Notice)
    /// A notice that a relay had accepted came back: its recipient cannot be reached at that address.
    case noticeBounced(Notice, status: String)
    case receiveMail(CaseMail)
}
