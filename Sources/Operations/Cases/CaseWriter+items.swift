import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// The staff's list: what a person has to look at, for as long as it is so.
extension CaseWriter {
    /// Puts an item on the list, and arms what looks at it again. One of the kind that is open already is enough.
    func raise(_ kind: StaffItemKind, of stored: StoredCase, _ connection: isolated Connection) throws {
        let item = RaiseStaffItem(kind, id: UUID(), of: stored.subject.id, at: now)
        guard try !connection.execute(item).isEmpty, stored.subject.state.status.isOpen else { return }
        try armReview(of: kind, stored, connection)
    }

    /// Takes an item off the list, and its timer with it, so that no timer belongs to something that is over.
    func resolve(_ kind: StaffItemKind, of stored: StoredCase, _ connection: isolated Connection) throws {
        let id = stored.subject.id
        let resolved = try connection.execute(ResolveStaffItems(kind, of: id, at: now))
        guard !resolved.isEmpty, let review = kind.review else { return }
        try connection.run(CancelTimersOfSubject(subject: id.rawValue, kinds: [review]))
    }

    /// The next working day's morning, when somebody may have seen to it.
    func armReview(of kind: StaffItemKind, _ stored: StoredCase, _ connection: isolated Connection) throws {
        guard let review = kind.review else { return }
        let day = office.profile(stored.scheme).calendar.day(1, workingDaysAfter: today)
        let timer = NewTimer(
            id: UUID(), kind: review, args: try JobArgs.encode(CaseReviewArgs(caseID: stored.subject.id)),
            queue: .cases, provider: nil, subject: stored.subject.id.rawValue,
            dueAt: LondonTime.at(hour: 9, minute: 0, on: day))
        try connection.run(ScheduleTimers([timer]))
    }

    /// The caseworker with the fewest open cases and no conflict.
    func freeCaseworker(for stored: StoredCase, _ connection: isolated Connection) throws -> StaffMember? {
        let candidates = ListUnconflictedStaff(
            .caseworker, for: office.directory.company(of: stored.subject.provider), on: today)
        // Whoever has read the case a second time has nothing else to do with it.
        let readers = try connection.execute(ListReaders(of: stored.subject.id))
        return try connection.execute(candidates).first { !readers.contains($0.id) }
    }
}

extension StaffItemKind {
    /// The job that looks at an open item again; `nil` where the rules have armed something that does.
    var review: JobKind? {
        switch self {
        case .jobDead: .reviewDeadJob
        case .unassigned: .reviewUnassigned
        // A case goes on whether or not it is one with another, or was read twice, so nothing has to look again.
        case .noticeUndelivered, .duplicate, .complainantUnreachable, .providerUnreachable, .mailReceived, .mailHeld,
            .secondReadingDiffers:
            nil
        }
    }
}
