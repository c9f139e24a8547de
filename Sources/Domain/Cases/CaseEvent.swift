/// What happened on a case: one entry of its append-only history.
public enum CaseEvent: Codable, Hashable, Sendable {
    case received
    case eligibilityDecided(EligibilityDecision)
    case opened
    case wentOn
    case refusalDisputed(String)
    case eligibilityObjected(RefusalGround, String)
    /// The objection came after its last day, so it is a breach of the rules and stops nothing.
    case objectionLate(RefusalGround, lastDay: CalendarDay)
    case eligibilityRuled(isAdmitted: Bool, by: StaffID)
    case noticeAccepted(MessageKind, to: Party, relay: String)
    case noticeUndelivered(MessageKind, to: Party)
    case noticeBounced(MessageKind, to: Party, status: String)
    case mailReceived(CaseMail)
    case deadlineStarted(Derivation, Party)
    case providerChased(step: String)
    case providerDefended(String)
    case settlementOffered(String, [RemedyLine])
    case settlementAccepted
    case settlementDeclined
    case settlementExpired
    case proceededWithoutProvider
    case commentsReceived(String)
    case commentsClosed
    case reminded(Party, step: String)
    case investigationOpened
    case caseworkerAssigned(StaffID)
    case decisionDrafted(Decision)
    case decisionSigned(Decision)
    case resolutionProposed(Decision)
    case resolutionAccepted
    case resolutionDeclined
    /// Nobody had a reason against it that counts, so it is the final decision.
    case resolutionConfirmed
    case reviewRequested(ReviewRequest)
    case decisionAccepted
    case decisionRejected
    case decisionLapsed
    case remedyEvidenced(Int, String)
    /// A file has come, all of it. Nobody can open it before it was scanned.
    case evidenceReceived(EvidenceID, by: Party, fileName: String)
    /// The scanner did not find it clean, so it is not kept.
    case evidenceRefused(EvidenceID, by: Party, fileName: String)
    /// Its owner took it back.
    case evidenceRemoved(EvidenceID, by: Party, fileName: String)
    case withdrawn(String?)
    case closed(ClosingReason)
    /// Somebody of the staff took the complaint down from the telephone, and what they noted of the call.
    case callTaken(by: StaffID, note: String)
    /// Another case looks like one with this.
    case duplicateSuspected(Reference, DuplicateFinding)
    /// What a person of the staff thinks of that.
    case duplicateSettled(Reference, DuplicateVerdict)
}
