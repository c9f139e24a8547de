import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Has last month's report sent to every member of a scheme about which there were complaints. A job for each, so that
/// one whose mail is refused holds up nobody.
public struct SendProviderReports: Sendable {
    private let office: CaseOffice
    private let count: UpdateCounts

    public init(_ office: CaseOffice) {
        self.office = office
        count = UpdateCounts(office)
    }

    public func callAsFunction(job: ClaimedJob) async throws {
        try await count()
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            let month = Month(of: writer.today).adding(months: -1)
            let providers = Set(try connection.execute(ReadProviderCounts(in: [month])).map(\.provider))
            let members = providers.filter { office.directory.membership(of: $0, on: writer.today) != nil }
            let jobs = try members.map { try NewJob.reporting(to: $0, on: month) }
            if !jobs.isEmpty { try connection.run(EnqueueJobs(jobs)) }
        }
    }
}

extension NewJob {
    fileprivate static func reporting(to provider: ProviderID, on month: Month) throws -> NewJob {
        let args = ProviderReportArgs(provider: provider.rawValue, month: month.iso8601)
        return NewJob(kind: .sendProviderReport, args: try JobArgs.encode(args), queue: .mail)
    }
}
