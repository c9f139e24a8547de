/// What happened on a case: one entry of its append-only history.
public enum CaseEvent: Codable, Hashable, Sendable {
    case received
    case eligibilityDecided(EligibilityDecision)
    case opened
    /// Somebody's health or safety depends on the service.
    case foundUrgent
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
    /// Instead of an answer to the offer before.
    case counterOffered(String, [RemedyLine], by: Party)
    /// By the provider; what it offers itself is a settlement that the complainant accepts.
    case counterOfferAccepted
    case counterOfferDeclined
    case settlementExpired
    case proceededWithoutProvider
    case commentsReceived(String)
    case commentsClosed
    case reminded(Party, step: String)
    case investigationOpened
    case caseworkerAssigned(StaffID)
    case informationRequested(InformationRequest, by: StaffID)
    case informationGiven([InformationAnswer], by: Party)
    /// The time was over, and the questions with these numbers were not answered.
    case informationWithheld([Int], by: Party)
    case informationRequestEnded(by: StaffID)
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
    case remedyDisputed(Int, String)
    /// What was promised or decided is not done, so long after the last day.
    case complianceBreached(step: String)
    case held(Hold.Reason, until: CalendarDay, note: String, by: StaffID)
    /// By nobody when the hold's last day was over.
    case resumed(by: StaffID?)
    case deadlineExtended(Derivation, Party, by: StaffID)
    case reopened(String, by: StaffID?)
    /// The bank holidays have changed, and a date with them: as it was, and as it is.
    case deadlineCountedAgain(from: Derivation, to: Derivation, Party)
    case transferred(to: String, reason: String, by: StaffID)
    case mergedInto(Reference, reason: String, by: StaffID)
    /// Another case goes on in this one, with what its complaint said.
    case tookIn(Reference, String, by: StaffID)
    /// A case was opened out of this one.
    case openedBeside(Companion, reason: String, by: StaffID)
    /// This case was opened out of another.
    case openedOutOf(Reference, CaseRelation, by: StaffID)
    /// A file has come, all of it. Nobody can open it before it was scanned, which also works out its hash.
    case evidenceReceived(EvidenceID, by: Party, fileName: String)
    /// The scanner did not find it clean, so it is not kept.
    case evidenceRefused(EvidenceID, by: Party, fileName: String)
    /// The scanner found nothing in it. From here on it is evidence: so many bytes with this SHA-256, in hexadecimal.
    case evidenceCleared(EvidenceID, by: Party, fileName: String, size: Int, sha256: String)
    /// Its owner took it back. The hash is there when it was evidence already.
    case evidenceRemoved(EvidenceID, by: Party, fileName: String, sha256: String?)
    /// The file is complete: this is all the evidence that is in it. The history's chain seals the manifest.
    case fileFrozen([FrozenFile])
    /// One side's file goes to the other, as a copy of it or of this redacted form of it, with what was blacked out.
    case evidenceShared(EvidenceID, with: Party, by: StaffID, fileName: String, redaction: String?)
    /// Somebody other than its owner opened a file, or got it.
    case evidenceOpened(EvidenceID, by: Party, staff: StaffID?, fileName: String)
    case withdrawn(String?)
    case closed(ClosingReason)
    /// Somebody of the staff took the complaint down from the telephone, and what they noted of the call.
    case callTaken(by: StaffID, note: String)
    /// Another case looks like one with this.
    case duplicateSuspected(Reference, DuplicateFinding)
    /// What a person of the staff thinks of that.
    case duplicateSettled(Reference, DuplicateVerdict)
    /// What the entries with these numbers said was erased. They still stand, and so does the chain.
    case historyErased([Int])
}
