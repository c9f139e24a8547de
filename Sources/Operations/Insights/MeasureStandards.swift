public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Measures how the schemes do by their service standards.
public struct MeasureStandards: Sendable {
    private let office: CaseOffice

    private static let page = 1000

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter days: on which the complaints came in; a later day than today asks for nothing more
    /// - Returns: one for each scheme, also for one that nobody complained to, in the order of their ids
    public func callAsFunction(_ days: ClosedRange<CalendarDay>) async throws -> [StandardsReport] {
        let today = try await office.quietTransaction { _, now in LondonTime.day(of: now) }
        var reports: [StandardsReport] = []
        for profile in office.profiles.all {
            reports.append(StandardsReport(profile, try await times(of: profile.id, days), on: today))
        }
        return reports
    }

    private func times(of scheme: SchemeID, _ days: ClosedRange<CalendarDay>) async throws -> [CaseTimes] {
        let period = LondonTime.startOfDay(days.lowerBound)..<LondonTime.startOfDay(days.upperBound.adding(days: 1))
        var times: [CaseTimes] = []
        var last: CaseID?
        while true {
            let page = try await office.pool.execute(
                ListCaseTimes(of: scheme, during: period, after: last, most: Self.page))
            times += page.map(\.times)
            guard page.count == Self.page, let end = page.last else { return times }
            last = end.id
        }
    }
}
