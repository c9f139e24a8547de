import Domain
public import JobQueue
import Persistence
import Postgres

/// Looks again for somebody to investigate a case for which there was nobody without a conflict: a conflict may have
/// ended meanwhile, or somebody may have been added.
public struct ReviewUnassigned: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// The timer's job: assigns, or is armed again.
    public func callAsFunction(_ args: CaseReviewArgs, job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            let stored = try writer.lock(args.caseID, connection)
            guard try connection.execute(HasOpenStaffItem(.unassigned, of: args.caseID)).first == true else { return }
            if let caseworker = try writer.freeCaseworker(for: stored, connection) {
                try writer.perform(.assign(caseworker: caseworker.id), on: stored, connection)
            } else {
                try writer.armReview(of: .unassigned, stored, connection)
            }
        }
    }
}
