import Domain
import FoundationEssentials
import Persistence

extension TimelineEntry {
    /// `nil` for what is not for this viewer: drafts, and reminders inside the scheme.
    init?(_ stored: StoredEvent, told narrator: Narrator) {
        let isInside = narrator.reader != .complainant && narrator.reader != .provider
        guard isInside || !stored.event.isInternal else { return nil }
        self.init(at: stored.at, title: narrator.title(of: stored.event), detail: stored.event.detail)
    }
}

extension CaseEvent {
    fileprivate var isInternal: Bool {
        switch self {
        case .decisionDrafted, .reminded(.caseworker, _), .reminded(.ombudsman, _), .reminded(.scheme, _),
            .noticeUndelivered, .caseworkerAssigned, .duplicateSuspected, .duplicateSettled:
            true
        case .received, .eligibilityDecided, .opened, .wentOn, .noticeAccepted, .deadlineStarted, .providerChased,
            .providerDefended, .settlementOffered, .settlementAccepted, .settlementDeclined, .settlementExpired,
            .proceededWithoutProvider, .commentsReceived, .commentsClosed, .reminded, .investigationOpened,
            .decisionSigned, .decisionAccepted, .decisionRejected, .decisionLapsed, .remedyEvidenced, .withdrawn,
            .closed:
            false
        }
    }

    fileprivate var detail: String? {
        switch self {
        case .eligibilityDecided(let decision): decision.explanation
        case .deadlineStarted(let deadline, _): deadline.explanation
        case .providerDefended(let text), .settlementOffered(let text, _), .commentsReceived(let text),
            .remedyEvidenced(_, let text):
            text
        case .withdrawn(let reason): reason
        case .duplicateSuspected(_, let finding): finding.explanation
        case .received, .opened, .wentOn, .noticeAccepted, .noticeUndelivered, .reminded, .providerChased,
            .settlementAccepted, .settlementDeclined, .settlementExpired, .proceededWithoutProvider, .commentsClosed,
            .investigationOpened, .caseworkerAssigned, .decisionDrafted, .decisionSigned, .decisionAccepted,
            .decisionRejected, .decisionLapsed, .closed, .duplicateSettled:
            nil
        }
    }
}
