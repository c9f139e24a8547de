import Domain
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
        guard let now = try connection.execute(ReadCaseTime(set: office.clock.now)).first else { return }
        if job.kind == .sortMail {
            let mail = try JobArgs.decode(SortMailArgs.self, from: job.args).mail
            try connection.run(HoldMail(mail, item: UUID(), at: now))
            return
        }
        guard let subject = job.subject, job.kind != .reviewDeadJob else { return }
        let writer = CaseWriter(office: office, now: now)
        let stored = try writer.lock(CaseID(rawValue: subject), connection)
        try writer.raise(.jobDead, of: stored, connection)
    }

    /// The timer's job: while a dead job is left, a person still has to look, so it is armed again.
    public func callAsFunction(_ args: CaseReviewArgs, job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            let stored = try writer.lock(args.caseID, connection)
            guard stored.subject.state.status.isOpen else { return }
            guard try connection.execute(HasOpenStaffItem(.jobDead, of: args.caseID)).first == true else { return }
            if try connection.execute(HasDeadLetter(subject: args.caseID.rawValue)).first == true {
                try writer.armReview(of: .jobDead, stored, connection)
            } else {
                try writer.resolve(.jobDead, of: stored, connection)
            }
        }
    }
}
