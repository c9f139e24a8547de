/// What is published of the complaints of the last months, of all providers or of one: nothing in it is exact.
public struct Statistics: Hashable, Sendable {
    /// Oldest first. The last one is under way.
    public let months: [Month]
    /// Nil for all.
    public let provider: ProviderID?
    public let total: PublishedCount
    /// Nil without a number of customers.
    public let per100k: Double?
    /// None where there are too few complaints.
    public let tables: [Table]

    public enum Subject: String, CaseIterable, Sendable {
        case month, provider, group, issue, service, region, ending
    }

    public struct Table: Hashable, Sendable {
        public let subject: Subject
        /// Those with the most complaints first; months in order. What nobody complained of has no row.
        public let rows: [Row]
    }

    public struct Row: Hashable, Sendable {
        /// A month as `YYYY-MM`, or the code of what is counted.
        public let code: String
        public let cases: PublishedCount
        public let trend: Trend?
        public let per100k: Double?
    }

    public subscript(subject: Subject) -> Table? { tables.first { $0.subject == subject } }

    /// Months in the tables.
    public static let length = 12
    /// Whole months that are compared with as many before them.
    static let trendLength = 3
}

/// Makes the statistics of counts.
public struct StatisticsMaker: Sendable {
    /// The months that are shown, oldest first.
    public let months: [Month]
    private let complete: [Month]

    /// - Parameter day: today
    public init(on day: CalendarDay) {
        months = Month(of: day).andBefore(count: Statistics.length)
        complete = months.dropLast().suffix(2 * Statistics.trendLength)
    }

    /// - Parameters:
    ///   - counts: of these months
    ///   - providers: complaints by provider and month
    ///   - customers: how many each provider has
    /// - Returns: without tables for a provider of which nothing is told
    public func make(
        of provider: ProviderID? = nil, _ counts: [MonthlyCount], providers: [ProviderID: [MonthlyCount]],
        endings: [EndingCount], customers: [ProviderID: Int]
    ) -> Statistics {
        let byProvider = Dictionary(uniqueKeysWithValues: providers.map { ($0.key.rawValue, $0.value) })
        let untold = Withholding.cells(of: byProvider.mapValues(sum), fewest: PublishedCount.fewestOfProvider)
        let all = counts.filter { $0.property == .all }
        let total =
            provider.map { untold.contains($0.rawValue) } == true
            ? .withheld
            : PublishedCount(
                sum(all), fewest: provider == nil ? PublishedCount.fewestInCell : PublishedCount.fewestOfProvider)
        guard let figure = total.figure, figure > 0 else {
            return Statistics(months: months, provider: provider, total: total, per100k: nil, tables: [])
        }
        let own = provider.flatMap { customers[$0] }
        var tables = [byMonth(all, customers: own)]
        if provider == nil {
            let rows = byProvider.map { code, counts in
                row(code, counts, isTold: !untold.contains(code), customers: customers[ProviderID(rawValue: code)])
            }
            tables.append(Statistics.Table(subject: .provider, rows: Self.sorted(rows)))
        }
        tables += byProperty(counts, customers: own) + [byEnding(endings)]
        return Statistics(
            months: months, provider: provider, total: total, per100k: total.per100k(of: own), tables: tables)
    }

    private func byMonth(_ all: [MonthlyCount], customers: Int?) -> Statistics.Table {
        let cases = Dictionary(grouping: all, by: \.month).mapValues(sum)
        let untold = Withholding.cells(of: cases, fewest: PublishedCount.fewestInCell)
        let rows = months.map { month in
            let count = untold.contains(month) ? .withheld : PublishedCount(cases[month] ?? 0)
            return Statistics.Row(
                code: month.iso8601, cases: count, trend: nil, per100k: count.per100k(of: customers))
        }
        return Statistics.Table(subject: .month, rows: rows)
    }

    private func byProperty(_ counts: [MonthlyCount], customers: Int?) -> [Statistics.Table] {
        func grouped(_ property: MonthlyCount.Property) -> [String: [MonthlyCount]] {
            Dictionary(grouping: counts.filter { $0.property == property }, by: \.value)
        }
        let groups = grouped(.group)
        let issues = grouped(.issue)
        let untold = untold(groups)
        return [
            table(.group, groups, without: untold, customers: customers),
            table(.issue, issues, without: untoldIssues(issues, groups: untold), customers: customers),
            table(.service, grouped(.service), without: self.untold(grouped(.service)), customers: customers),
            table(.region, grouped(.region), without: self.untold(grouped(.region)), customers: customers),
        ]
    }

    private func untold(_ counts: [String: [MonthlyCount]]) -> Set<String> {
        Withholding.cells(of: counts.mapValues(sum), fewest: PublishedCount.fewestInCell)
    }

    /// A group is the total of its issues: what is withheld of the one is withheld of the others.
    private func untoldIssues(_ issues: [String: [MonthlyCount]], groups: Set<String>) -> Set<String> {
        let byGroup = Dictionary(grouping: issues) { $0.key.prefix { $0 != "." } }
        return byGroup.reduce(into: []) { untold, group in
            let own = Dictionary(uniqueKeysWithValues: group.value.map { ($0.key, $0.value) })
            untold.formUnion(groups.contains(String(group.key)) ? Set(own.keys) : self.untold(own))
        }
    }

    private func table(
        _ subject: Statistics.Subject, _ counts: [String: [MonthlyCount]], without untold: Set<String>,
        customers: Int?
    ) -> Statistics.Table {
        let rows = counts.map { row($0.key, $0.value, isTold: !untold.contains($0.key), customers: customers) }
        return Statistics.Table(subject: subject, rows: Self.sorted(rows))
    }

    private func byEnding(_ endings: [EndingCount]) -> Statistics.Table {
        let cases = Dictionary(grouping: endings, by: \.kind.rawValue).mapValues(\.cases)
        let untold = Withholding.cells(of: cases, fewest: PublishedCount.fewestInCell)
        let rows = CaseEnding.Kind.allCases.map(\.rawValue).compactMap { code in
            cases[code].map { count in
                Statistics.Row(
                    code: code, cases: untold.contains(code) ? .withheld : PublishedCount(count), trend: nil,
                    per100k: nil)
            }
        }
        return Statistics.Table(subject: .ending, rows: rows)
    }

    private func row(
        _ code: String, _ counts: [MonthlyCount], isTold: Bool, customers: Int?
    ) -> Statistics.Row {
        let cases = isTold ? PublishedCount(sum(counts)) : .withheld
        return Statistics.Row(
            code: code, cases: cases, trend: isTold ? trend(counts) : nil, per100k: cases.per100k(of: customers))
    }

    /// Of rounded counts, so that nothing can be worked out from it.
    private func trend(_ counts: [MonthlyCount]) -> Trend? {
        let halves = (complete.prefix(Statistics.trendLength), complete.suffix(Statistics.trendLength))
        let earlier = PublishedCount(sum(counts.filter { halves.0.contains($0.month) }))
        let later = PublishedCount(sum(counts.filter { halves.1.contains($0.month) }))
        guard let earlier = earlier.figure, let later = later.figure else { return nil }
        return Trend(from: earlier, to: later)
    }

    private func sum(_ counts: [MonthlyCount]) -> Int { counts.reduce(0) { $0 + $1.cases } }

    /// By what is published, and then by name: by exact counts the order would tell which of two is larger.
    private static func sorted(_ rows: [Statistics.Row]) -> [Statistics.Row] {
        rows.sorted { one, other in
            let (first, second) = (one.cases.figure ?? 0, other.cases.figure ?? 0)
            return first == second ? one.code < other.code : first > second
        }
    }
}
