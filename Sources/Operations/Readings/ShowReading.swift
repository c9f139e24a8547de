public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Shows a second reading: what there is to read while it is open, and both results once it is done.
public struct ShowReading: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound` for everybody but the reader, and for ombudsmen until it is done
    public func callAsFunction(_ id: ReadingID, credential: Credential) async throws -> ReadingView {
        try await office.readingTransaction { connection, writer in
            let entry = try ReadingRoom(writer: writer).enter(id, credential, connection)
            return try ReadingViewer(office: writer.office).view(entry, connection)
        }
    }
}

/// Builds what somebody may see of a second reading.
struct ReadingViewer: Sendable {
    let office: CaseOffice

    func view(_ entry: ReadingRoom.Entry, _ connection: isolated Connection) throws -> ReadingView {
        let (reading, stored) = (entry.reading, entry.stored)
        let profile = office.profile(stored.scheme)
        return ReadingView(
            id: reading.id, reference: stored.reference, providerName: office.providerName(stored.subject.provider),
            scheme: profile.id, schemeTitle: profile.title, dueOn: reading.dueOn, issues: reading.draft.issues,
            cap: profile.remedyCapPence, stage: try stage(entry, connection))
    }

    private func stage(
        _ entry: ReadingRoom.Entry, _ connection: isolated Connection
    ) throws -> ReadingView.Stage {
        guard let result = entry.reading.result else { return .open(try material(entry, connection)) }
        let hasItem = try connection.execute(HasOpenStaffItem(.secondReadingDiffers, of: entry.stored.subject.id))
        return .done(
            ReadingComparison(
                draft: entry.reading.draft, reading: result.assessment, note: result.note, readAt: result.at,
                isReader: entry.isReader, isToBeSeen: entry.isJudge && hasItem.first == true))
    }

    private func material(
        _ entry: ReadingRoom.Entry, _ connection: isolated Connection
    ) throws -> ReadingMaterial {
        let (reading, stored) = (entry.reading, entry.stored)
        let narrator = Narrator(
            reader: entry.member.role.party, providerName: office.providerName(stored.subject.provider))
        let events = try connection.execute(ListEventsBefore(of: reading.caseID, version: reading.draftVersion))
        return ReadingMaterial(
            complaint: ReceivedComplaint(reference: stored.reference, at: stored.openedAt, complaint: stored.complaint),
            entries: events.filter(\.event.isOfTheSides).compactMap { TimelineEntry($0, told: narrator) },
            evidence: try evidence(for: entry, connection))
    }

    /// What both sides had brought when the decision was drafted.
    func evidence(
        for entry: ReadingRoom.Entry, _ connection: isolated Connection
    ) throws -> [EvidenceView] {
        let party = entry.member.role.party
        return try connection.execute(ListSharedEvidence(with: entry.stored.subject.id))
            .filter { $0.isOpen(to: party) && $0.copy == nil && $0.createdAt <= entry.reading.drawnAt }
            .map { EvidenceView(evidence: $0, isOpen: true, isRemovable: false) }
    }
}

extension CaseOffice {
    /// At one moment of case time, without waking anybody: nothing is written.
    func readingTransaction<Value: Sendable>(
        _ body: @Sendable (isolated Connection, CaseWriter) throws -> Value
    ) async throws -> Value {
        try await quietTransaction { connection, now in try body(connection, CaseWriter(office: self, now: now)) }
    }
}

extension CaseEvent {
    /// Whether it is something that one of the sides said, or was asked: no more than that is told to who reads a second
    /// time, and nothing that the scheme made of it, of this draft or of one before.
    fileprivate var isOfTheSides: Bool {
        switch self {
        case .callTaken, .wentOn, .refusalDisputed, .eligibilityObjected, .objectionLate, .mailReceived,
            .providerDefended, .settlementOffered, .settlementDeclined, .settlementExpired, .counterOffered,
            .counterOfferDeclined, .proceededWithoutProvider, .commentsReceived, .commentsClosed,
            .informationRequested, .informationGiven, .informationWithheld, .tookIn, .reopened:
            true
        case .received, .eligibilityDecided, .opened, .foundUrgent, .eligibilityRuled, .noticeAccepted,
            .noticeUndelivered, .noticeBounced, .deadlineStarted, .providerChased, .settlementAccepted,
            .counterOfferAccepted, .reminded, .investigationOpened, .caseworkerAssigned, .informationRequestEnded,
            .decisionDrafted, .decisionSigned, .resolutionProposed, .resolutionAccepted, .resolutionDeclined,
            .resolutionConfirmed, .reviewRequested, .decisionAccepted, .decisionRejected, .decisionLapsed,
            .remedyEvidenced, .remedyDisputed, .complianceBreached, .held, .resumed, .deadlineExtended,
            .deadlineCountedAgain, .transferred, .mergedInto, .openedBeside, .openedOutOf, .evidenceReceived,
            .evidenceRefused, .evidenceCleared, .evidenceRemoved, .fileFrozen, .evidenceShared, .evidenceOpened,
            .withdrawn, .closed, .duplicateSuspected, .duplicateSettled, .historyErased:
            false
        }
    }
}
