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
    public func callAsFunction(_ days: ClosedRange<CalendarDay>) async throws -> MeasuredOutcomes {
        let period = LondonTime.startOfDay(days.lowerBound)..<LondonTime.startOfDay(days.upperBound.adding(days: 1))
        let names = try await office.pool.execute(ListStaff()).map { ($0.id, $0.name) }
        return MeasuredOutcomes(
            report: try await decisions(period), readings: try await readings(period),
            drafters: Dictionary(names) { first, _ in first })
    }

    private func decisions(_ period: Range<Date>) async throws -> OutcomeReport {
        var decisions: [(provider: ProviderID, decision: Decision)] = []
        var last: CaseID?
        while true {
            let page = try await office.pool.execute(ListDecisions(during: period, after: last, most: Self.page))
            decisions += page.compactMap { row in row.decision.map { (row.provider, $0) } }
            guard page.count == Self.page, let end = page.last else { break }
            last = end.id
        }
        return OutcomeReport(decisions)
    }

    private func readings(_ period: Range<Date>) async throws -> SecondReadingReport {
        let today = try await office.quietTransaction { _, now in LondonTime.day(of: now) }
        var readings: [DrawnReading] = []
        var last: ReadingID?
        while true {
            let page = try await office.pool.execute(ListDrawnReadings(during: period, after: last, most: Self.page))
            readings += page.map(\.reading)
            guard page.count == Self.page, let end = page.last else { break }
            last = end.id
        }
        return SecondReadingReport(readings, on: today)
    }
}

/// What decisions came to, and what those who read a share of them a second time found.
public struct MeasuredOutcomes: Sendable {
    public let report: OutcomeReport
    public let readings: SecondReadingReport
    /// The names of those who drafted.
    public let drafters: [StaffID: String]
}
