public import Domain
import Persistence
import Postgres

/// What is published of the complaints of the last months.
public struct ShowStatistics: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter provider: nil for all
    /// - Returns: nil for a provider that is not known
    public func callAsFunction(of provider: ProviderID? = nil) async throws -> Statistics? {
        if let provider, office.directory.provider(provider) == nil { return nil }
        return try await office.quietTransaction { connection, now in
            let today = LondonTime.day(of: now)
            let maker = StatisticsMaker(on: today)
            let answers = try connection.statistics(of: provider, in: maker.months, on: today)
            let providers = Dictionary(grouping: answers.providers.rows, by: \.provider)
            return maker.make(
                of: provider, answers.counts.rows, providers: providers.mapValues { $0.map(\.count) },
                endings: answers.endings.rows, customers: .init(answers.customers.rows))
        }
    }
}

extension Connection {
    fileprivate typealias StatisticsAnswers = (
        counts: PipelinedRows<ReadMonthlyCounts>, providers: PipelinedRows<ReadProviderCounts>,
        endings: PipelinedRows<ReadEndings>, customers: PipelinedRows<ReadCustomers>
    )

    /// By one round trip.
    fileprivate func statistics(
        of provider: ProviderID?, in months: [Month], on day: CalendarDay
    ) throws -> StatisticsAnswers {
        var answers: StatisticsAnswers?
        try pipeline { pipeline in
            answers = (
                pipeline.append(ReadMonthlyCounts(of: provider, in: months)),
                pipeline.append(ReadProviderCounts(in: months)),
                pipeline.append(ReadEndings(of: provider, in: months)),
                pipeline.append(ReadCustomers(upTo: day))
            )
        }
        guard let answers else { throw CorruptRow(table: "monthly_count", column: "month") }
        return answers
    }
}

extension [ProviderID: Int] {
    init(_ counts: [CustomerCount]) {
        self = Dictionary(counts.map { ($0.provider, $0.customers) }) { first, _ in first }
    }
}
