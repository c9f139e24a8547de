import Domain
import FoundationEssentials
import Persistence

extension TimelineEntry {
    /// `nil` for what is not for this viewer: drafts, and reminders inside the scheme.
    init?(_ stored: StoredEvent, for viewer: Party) {
        let isInside = viewer != .complainant && viewer != .provider
        guard isInside || !stored.event.isInternal else { return nil }
        self.init(at: stored.at, title: stored.event.title, detail: stored.event.detail)
    }
}

extension CaseEvent {
    fileprivate var isInternal: Bool {
        switch self {
        case .decisionDrafted, .reminded(.caseworker, _), .reminded(.ombudsman, _), .reminded(.scheme, _),
            .noticeUndelivered, .caseworkerAssigned:
            true
        case .received, .eligibilityDecided, .opened, .wentOn, .noticeAccepted, .deadlineStarted, .providerChased,
            .providerDefended, .settlementOffered, .settlementAccepted, .settlementDeclined, .settlementExpired,
            .proceededWithoutProvider, .commentsReceived, .commentsClosed, .reminded, .investigationOpened,
            .decisionSigned, .decisionAccepted, .decisionRejected, .decisionLapsed, .remedyEvidenced, .withdrawn,
            .closed:
            false
        }
    }

    fileprivate var title: String {
        switch self {
        case .received: "Complaint received"
        case .eligibilityDecided: "We checked whether the scheme can look into the complaint"
        case .opened: "The scheme is now open to this complaint"
        case .wentOn: "The complainant went on with the complaint"
        case .noticeAccepted(let kind, let party, let relay):
            "Our message “\(kind.inWords)” to the \(party.rawValue) was accepted by \(relay)"
        case .noticeUndelivered(let kind, let party):
            "Our message “\(kind.inWords)” to the \(party.rawValue) could not be delivered"
        case .deadlineStarted(let deadline, let party): "The \(party.rawValue) has until \(deadline.dueOn.spoken)"
        case .reminded(let party, _): "We reminded the \(party.rawValue)"
        case .providerChased(let step): "We reminded the provider to answer (\(step))"
        case .providerDefended: "The provider answered"
        case .settlementOffered: "The provider offered to settle"
        case .settlementAccepted: "The complainant accepted the offer"
        case .settlementDeclined: "The complainant declined the offer"
        case .settlementExpired: "The offer was not answered in time"
        case .proceededWithoutProvider: "The provider did not answer, so the case goes on without it"
        case .commentsReceived: "The complainant commented"
        case .commentsClosed: "The time for comments ended"
        case .investigationOpened: "The file is complete and the investigation began"
        case .caseworkerAssigned: "A caseworker was assigned"
        case .decisionDrafted: "A decision was drafted"
        case .decisionSigned: "The ombudsman decided"
        case .decisionAccepted: "The complainant accepted the decision"
        case .decisionRejected: "The complainant rejected the decision"
        case .decisionLapsed: "The decision lapsed without an answer"
        case .remedyEvidenced(let number, _): "The provider evidenced remedy line \(number)"
        case .withdrawn: "The complainant withdrew"
        case .closed(let reason): "The case was closed: \(reason.inWords)"
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
        case .received, .opened, .wentOn, .noticeAccepted, .noticeUndelivered, .reminded, .providerChased,
            .settlementAccepted, .settlementDeclined, .settlementExpired, .proceededWithoutProvider, .commentsClosed,
            .investigationOpened, .caseworkerAssigned, .decisionDrafted, .decisionSigned, .decisionAccepted,
            .decisionRejected, .decisionLapsed, .closed:
            nil
        }
    }
}

extension MessageKind {
    /// `provider_request` reads "provider request".
    fileprivate var inWords: String { rawValue.replacing("_", with: " ") }
}
