/// What happened on a case: one entry of its append-only history.
public enum CaseEvent: Codable, Hashable, Sendable {
    case received
    case eligibilityDecided(EligibilityDecision)
    case opened
    case wentOn
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
    case decisionAccepted
    case decisionRejected
    case decisionLapsed
    case remedyEvidenced(Int, String)
    case withdrawn(String?)
    case closed(ClosingReason)
}
