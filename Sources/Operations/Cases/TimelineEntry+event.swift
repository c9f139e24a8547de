import Domain
import FoundationEssentials
import Persistence

extension TimelineEntry {
    /// `nil` for what is not for this viewer: drafts, reminders inside the scheme, and the other side's evidence.
    init?(_ stored: StoredEvent, told narrator: Narrator) {
        let isInside = narrator.reader != .complainant && narrator.reader != .provider
        guard isInside || stored.event.isVisible(to: narrator.reader) else { return nil }
        let detail = isInside ? stored.event.detail : stored.event.detail(for: narrator.reader)
        self.init(
            at: stored.at, title: narrator.title(of: stored.event), detail: detail)
    }
}

extension CaseEvent {
    /// What a party wrote to the scheme is between the two of them.
    ///
    /// - Parameter party: the complainant or the provider
    fileprivate func isVisible(to party: Party) -> Bool {
        switch self {
        case .evidenceReceived(_, let owner, _), .evidenceRefused(_, let owner, _),
            .evidenceCleared(_, let owner, _, _, _), .evidenceRemoved(_, let owner, _, _):
            owner == party
        // Which of its people read what is for the scheme itself.
        case .evidenceOpened: false
        case .decisionDrafted, .reminded(.caseworker, _), .reminded(.ombudsman, _), .reminded(.scheme, _),
            .noticeUndelivered, .noticeBounced, .caseworkerAssigned, .duplicateSuspected, .duplicateSettled,
            .callTaken:
            false
        case .openedBeside(let companion, _, _): companion.relation == .split || party == .complainant
        case .mailReceived(let mail): mail.from == party && !mail.isAutomatic
        case .received, .eligibilityDecided, .opened, .foundUrgent, .wentOn, .noticeAccepted, .deadlineStarted,
            .providerChased,
            .providerDefended, .settlementOffered, .settlementAccepted, .settlementDeclined, .settlementExpired,
            .counterOffered, .counterOfferAccepted, .counterOfferDeclined, .proceededWithoutProvider, .commentsReceived,
            .commentsClosed, .reminded, .investigationOpened,
            .decisionSigned, .decisionAccepted, .decisionRejected, .decisionLapsed, .remedyEvidenced, .withdrawn,
            .closed, .refusalDisputed, .eligibilityObjected, .objectionLate, .eligibilityRuled, .resolutionProposed,
            .resolutionAccepted, .resolutionDeclined, .resolutionConfirmed, .reviewRequested, .historyErased,
            .remedyDisputed, .complianceBreached, .held, .resumed, .deadlineExtended, .deadlineCountedAgain, .reopened,
            .transferred, .mergedInto, .tookIn, .openedOutOf, .informationRequested, .informationGiven,
            .informationWithheld, .informationRequestEnded, .fileFrozen, .evidenceShared:
            true
        }
    }

    /// Each side is told that the other was asked and whether it answered, and not what, and how many files there are, and
    /// not what the other's are called: a decision quotes what it rests on.
    ///
    /// - Parameter party: the complainant or the provider
    fileprivate func detail(for party: Party) -> String? {
        switch self {
        case .informationRequested(let request, _) where request.asked != party: nil
        case .informationGiven(_, let owner) where owner != party: nil
        case .fileFrozen(let files): Self.manifest(files.filter { $0.owner == party })
        default: detail
        }
    }

    private static func manifest(_ files: [FrozenFile]) -> String? {
        files.isEmpty ? nil : files.map(\.inWords).joined(separator: "\n")
    }

    fileprivate var detail: String? {
        switch self {
        case .eligibilityDecided(let decision): decision.explanation
        case .deadlineStarted(let deadline, _): deadline.explanation
        case .providerDefended(let text), .settlementOffered(let text, _), .counterOffered(let text, _, _),
            .commentsReceived(let text),
            .remedyEvidenced(_, let text), .refusalDisputed(let text), .eligibilityObjected(_, let text):
            text
        case .reviewRequested(let request): request.text
        case .informationRequested(let request, _): request.openInWords
        case .informationGiven(let answers, _): answers.map { "\($0.question). \($0.text)" }.joined(separator: "\n")
        case .mergedInto(_, let text, _), .tookIn(_, let text, _), .openedBeside(_, let text, _): text
        case .remedyDisputed(_, let text), .held(_, _, let text, _), .reopened(let text, _),
            .transferred(_, let text, _):
            text
        case .deadlineExtended(let deadline, _, _): deadline.explanation
        case .deadlineCountedAgain(let before, let after, _):
            "As it was: \(before.explanation).\nAs it is: \(after.explanation)."
        case .evidenceReceived(_, _, let fileName), .evidenceRefused(_, _, let fileName),
            .evidenceRemoved(_, _, let fileName, _):
            fileName
        case .evidenceCleared(_, _, let fileName, _, let sha256): "\(fileName) (SHA-256 \(sha256.inGroups))"
        case .fileFrozen(let files): Self.manifest(files)
        case .evidenceShared(_, _, _, let fileName, let redaction):
            redaction.map { "\(fileName). Blacked out: \($0)" } ?? fileName
        case .evidenceOpened(_, _, _, let fileName): fileName
        case .withdrawn(let reason): reason
        case .callTaken(_, let note): note
        case .duplicateSuspected(_, let finding): finding.explanation
        case .mailReceived(let mail): mail.detail
        case .noticeBounced(_, _, let status): status.isEmpty ? nil : "The mail server's reason: \(status)"
        case .received, .opened, .foundUrgent, .wentOn, .noticeAccepted, .noticeUndelivered, .reminded, .providerChased,
            .settlementAccepted, .settlementDeclined, .settlementExpired, .counterOfferAccepted, .counterOfferDeclined,
            .proceededWithoutProvider, .commentsClosed,
            .investigationOpened, .caseworkerAssigned, .decisionDrafted, .decisionSigned, .decisionAccepted,
            .decisionRejected, .decisionLapsed, .closed, .duplicateSettled, .objectionLate, .eligibilityRuled,
            .resolutionProposed, .resolutionAccepted, .resolutionDeclined, .resolutionConfirmed, .historyErased,
            .complianceBreached, .resumed, .openedOutOf, .informationWithheld, .informationRequestEnded:
            nil
        }
    }
}

extension FrozenFile {
    fileprivate var inWords: String {
        "\(fileName), from the \(owner.rawValue), \(size) bytes (\(sha256.map { "SHA-256 \($0.inGroups)" } ?? "not checked for viruses yet"))"
    }
}

extension String {
    /// Sixteen characters at a time, so that a narrow page can break the line.
    fileprivate var inGroups: String {
        stride(from: 0, to: count, by: 16).map { String(dropFirst($0).prefix(16)) }.joined(separator: " ")
    }
}

extension CaseMail {
    /// What was written, and the files that came with it.
    fileprivate var detail: String {
        let files = attachments.map { "Attached: \($0.name) (\($0.sizeInWords), \($0.type))" }
        return ([text] + files).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension MailAttachment {
    fileprivate var sizeInWords: String {
        switch size {
        case ..<1000: "\(size) bytes"
        case ..<1_000_000: "\((size + 999) / 1000) kB"
        default: "\((size + 99_999) / 100_000 * 100_000 / 1_000_000).\((size + 99_999) / 100_000 % 10) MB"
        }
    }
}
