import Domain
public import JobQueue
import Postgres

/// Does what a case's timer was armed for: reminds, chases, escalates, goes on without an answer, lapses, wakes.
///
/// The job is acknowledged in the case's own transaction, so that it takes effect exactly once.
public struct FireCaseTimer: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    public func callAsFunction(_ args: CaseTimerArgs, job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            do {
                try writer.perform(.fire(args.timer), on: args.caseID, connection)
            } catch CaseRefusal.staleTimer {
                // The case has moved on since the timer fired: there is nothing left to do, and the job is done.
            }
        }
    }
}
