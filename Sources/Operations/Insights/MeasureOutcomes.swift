public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Measures what decisions came to, by provider and by who drafted them.
public struct MeasureOutcomes: Sendable {
    private let office: CaseOffice

    private static let page = 1000

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter days: on which the complaints came in
    /// - Returns: the report, and the names of those who drafted
    public func callAsFunction(
        _ days: ClosedRange<CalendarDay>
    ) async throws -> (report: OutcomeReport, drafters: [StaffID: String]) {
        let period = LondonTime.startOfDay(days.lowerBound)..<LondonTime.startOfDay(days.upperBound.adding(days: 1))
        var decisions: [(provider: ProviderID, decision: Decision)] = []
        var last: CaseID?
        while true {
            let page = try await office.pool.execute(ListDecisions(during: period, after: last, most: Self.page))
            decisions += page.compactMap { row in row.decision.map { (row.provider, $0) } }
            guard page.count == Self.page, let end = page.last else { break }
            last = end.id
        }
        let names = try await office.pool.execute(ListStaff()).map { ($0.id, $0.name) }
        return (OutcomeReport(decisions), Dictionary(names) { first, _ in first })
    }
}
