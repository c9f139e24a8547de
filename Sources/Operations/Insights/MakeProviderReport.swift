public import Domain
import Persistence
import Postgres

/// Reports to a provider on one month.
public struct MakeProviderReport: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: nil for a provider that is not known
    public func callAsFunction(of provider: ProviderID, in month: Month) async throws -> ProviderReport? {
        guard office.directory.provider(provider) != nil else { return nil }
        return try await office.pool.transaction { connection in
            let months = month.andBefore(count: ProviderReport.length)
            let customers = try connection.execute(ReadCustomers(upTo: month.last))
            return ProviderReport(
                of: provider, in: month, try connection.execute(ReadMonthlyCounts(of: provider, in: months)),
                endings: try connection.execute(ReadEndings(of: provider, in: [month])),
                customers: [ProviderID: Int](customers)[provider])
        }
    }
}
