/// What somebody, or time, asks of a case.
public enum CaseCommand: Equatable, Sendable {
    /// The complainant of a case that came too early goes on; the decision is the assessment on the day of going on.
    case goOn(EligibilityDecision)
    /// The complainant of a refused complaint asks for it to be looked at again.
    case disputeRefusal(String)
    /// The provider says that the scheme may not look at the complaint.
    case objectToEligibility(RefusalGround, String)
    /// An ombudsman's ruling on a dispute about eligibility.
    case ruleOnEligibility(EligibilityDecision, by: StaffID)
    case defend(String)
    case offerSettlement(String, [RemedyProposal])
    /// Whoever has to answer an offer makes another instead.
    case counterOffer(String, [RemedyProposal], by: Party)
    /// The provider's answer to an offer of the complainant, as a whole.
    case answerCounterOffer(accept: Bool)
    case comment(String)
    /// Somebody without a conflict was found for a case that nobody investigates yet.
    case assign(caseworker: StaffID)
    /// A caseworker asks one side for what the file does not say.
    case requestInformation(InformationRequest, by: StaffID)
    /// The side that was asked answers some of the questions, or all.
    case giveInformation([InformationAnswer], by: Party)
    /// The caseworker needs no more answers.
    case endRequest(by: StaffID)
    case draftDecision([Finding], [RemedyProposal], by: StaffID)
    case signDecision(by: StaffID)
    /// Either side asks for the proposed resolution to be looked at again.
    case requestReview(ReviewRequest)
    /// The complainant's answer to an offer of the provider, a proposed resolution or a decision, all or nothing.
    case answer(accept: Bool)
    case evidenceRemedy(Int, String)
    /// The complainant says that a line was not carried out, although the provider has shown that it was.
    case disputeRemedy(Int, String)
    /// Somebody of the staff lets the case stand still until the end of a day.
    case hold(Hold.Reason, until: CalendarDay, note: String, by: StaffID)
    /// The hold ends before its last day.
    case resume(by: StaffID)
    /// Somebody of the staff gives whoever has to act so many working days more.
    case extend(workingDays: Int, reason: String, by: StaffID)
    /// The complainant asks for a closed case to be taken up again; with a member of the staff, an ombudsman does.
    case reopen(String, by: StaffID?)
    /// An ombudsman hands the case to another scheme.
    case transfer(to: String, reason: String, by: StaffID)
    /// Somebody of the staff has the case go on in another one.
    case merge(into: Reference, reason: String, by: StaffID)
    /// Another case goes on in this one.
    case takeIn(MergedComplaint, by: StaffID)
    /// A part of the dispute, or its other side, goes on as a case of its own.
    case openBeside(Companion, reason: String, by: StaffID)
    case withdraw(reason: String?)
    /// The bank holidays have changed: every date that moves by it is counted again.
    case countAgain
    case fire(CaseTimer)
    /// The recipient's relay accepted a notice that starts a clock.
    case noticeAccepted(Notice, relay: String)
    /// The recipient's relay refused a notice for good.
    case noticeUndelivered(Notice)
    /// A notice that a relay had accepted came back: its recipient cannot be reached at that address.
    case noticeBounced(Notice, status: String)
    case receiveMail(CaseMail)
}
