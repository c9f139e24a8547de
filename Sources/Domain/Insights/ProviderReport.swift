/// What a provider is told of one month: exact, because these are its own cases.
public struct ProviderReport: Sendable {
    public let provider: ProviderID
    public let month: Month
    /// Complaints of this month and of those before, oldest first.
    public let history: [(month: Month, cases: Int)]
    /// With the most complaints first.
    public let causes: [Cause]
    public let services: [Cause]
    public let regions: [Cause]
    /// Of cases that ended in the month, whenever they came in.
    public let endings: [EndingCount]
    /// The newest number of customers up to the end of the month.
    public let customers: Int?

    /// What a part of the complaints has in common.
    public struct Cause: Hashable, Sendable {
        /// An issue, a service or a region.
        public let code: String
        public let cases: Int
        /// In the months before, on average; nil when there is none.
        public let usual: Double?
    }

    /// The months that a report looks back on, its own one among them.
    public static let length = 4

    public init(
        of provider: ProviderID, in month: Month, _ counts: [MonthlyCount], endings: [EndingCount], customers: Int?
    ) {
        self.provider = provider
        self.month = month
        self.endings = endings
        self.customers = customers
        let counts = ReportedCounts(counts, month)
        history = counts.history
        causes = counts.causes(.issue)
        services = counts.causes(.service)
        regions = counts.causes(.region)
    }

    public var cases: Int { history.last?.cases ?? 0 }

    /// Against the mean of the months before, in per cent; nil when nothing came in then.
    public var changePercent: Int? {
        let before = history.dropLast().map(\.cases)
        let mean = Double(before.reduce(0, +)) / Double(max(1, before.count))
        return mean > 0 ? Int(((Double(cases) - mean) * 100 / mean).rounded()) : nil
    }

    /// Complaints per 100,000 customers; nil without a number of customers.
    public var per100k: Double? {
        customers.map { (Double(cases) * 1_000_000 / Double($0)).rounded() / 10 }
    }

    /// Of those that an ombudsman decided, how many were upheld wholly or partly, in per cent.
    public var upheldPercent: Int? {
        let decided = endings.filter(\.kind.isDecided)
        let upheld = decided.filter { $0.kind != .notUpheld }
        return decided.cases > 0 ? Int((Double(upheld.cases) * 100 / Double(decided.cases)).rounded()) : nil
    }
}

/// Counts of a report's months, taken apart.
private struct ReportedCounts {
    let counts: [MonthlyCount]
    let month: Month

    init(_ counts: [MonthlyCount], _ month: Month) {
        self.counts = counts
        self.month = month
    }

    var history: [(month: Month, cases: Int)] {
        month.andBefore(count: ProviderReport.length).map { month in
            (month, sum(counts.filter { $0.month == month && $0.property == .all }))
        }
    }

    func causes(_ property: MonthlyCount.Property) -> [ProviderReport.Cause] {
        let before = ProviderReport.length - 1
        let causes = Dictionary(grouping: counts.filter { $0.property == property }, by: \.value).map { code, counts in
            let now = sum(counts.filter { $0.month == month })
            let earlier = sum(counts.filter { $0.month != month })
            return ProviderReport.Cause(
                code: code, cases: now, usual: earlier > 0 ? Double(earlier) / Double(before) : nil)
        }
        return causes.filter { $0.cases > 0 }.sorted { ($1.cases, $0.code) < ($0.cases, $1.code) }
    }

    private func sum(_ counts: [MonthlyCount]) -> Int { counts.reduce(0) { $0 + $1.cases } }
}
