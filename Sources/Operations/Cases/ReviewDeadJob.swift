public import Domain
import FoundationEssentials
public import JobQueue
import Persistence
public import Postgres

/// What becomes of a case when one of its jobs has died.
public struct ReviewDeadJob: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Inside the transaction that moves the job to the dead letters: a person is told, and a timer looks again, so
    /// that the case is never left with nothing under way.
    public func jobDied(_ job: ClaimedJob, on connection: isolated Connection) throws {
        guard let subject = job.subject, job.kind != .reviewDeadJob else { return }
        guard let now = try connection.execute(ReadCaseTime(set: office.clock.now)).first else { return }
        let writer = CaseWriter(office: office, now: now)
        let stored = try writer.lock(CaseID(rawValue: subject), connection)
        try writer.raise(.jobDead, stored.subject.id, connection)
        guard stored.subject.state.status.isOpen else { return }
        try armReview(of: stored, writer, connection)
    }

    /// The timer's job: while the item is open, a person still has to look, so it is armed again.
    public func callAsFunction(_ args: ReviewDeadJobArgs, job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            let stored = try writer.lock(args.caseID, connection)
            guard stored.subject.state.status.isOpen else { return }
            guard try connection.execute(HasOpenStaffItem(.jobDead, of: args.caseID)).first == true else { return }
            try armReview(of: stored, writer, connection)
        }
    }

    private func armReview(of stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection) throws {
        let calendar = office.profile(stored.scheme).calendar
        let day = calendar.day(1, workingDaysAfter: writer.today)
        let timer = NewTimer(
            id: UUID(), kind: .reviewDeadJob,
            args: try JobArgs.encode(ReviewDeadJobArgs(caseID: stored.subject.id)), queue: .cases, provider: nil,
            subject: stored.subject.id.rawValue, dueAt: LondonTime.at(hour: 9, minute: 0, on: day))
        try connection.run(ScheduleTimers([timer]))
    }
}

/// The args of `case.review_dead_job`.
public struct ReviewDeadJobArgs: Codable, Sendable {
    public let caseID: CaseID
}
