/// What was counted day by day, for every cell in which something was.
public struct SpikeHistory: Sendable {
    let first: CalendarDay
    let length: Int
    private(set) var series: [PatternCell: [Int32]] = [:]
    /// Complaints of all providers.
    private(set) var totals: [Int32]
    /// On which day each provider's first complaint came.
    private(set) var starts: [ProviderID: Int] = [:]

    /// - Parameter length: in days; nothing before `first` or after the end is counted
    public init(from first: CalendarDay, length: Int) {
        self.first = first
        self.length = length
        totals = Array(repeating: 0, count: length)
    }

    /// Adds complaints with everything that is known of them: they count in every wider place as well, and in the one for
    /// any service. Subjects are counted apart, because a complaint with two issues is one of its group.
    public mutating func add(
        _ cases: Int, against provider: ProviderID, about subject: PatternCell.Subject, service: ServiceLine?,
        from region: Region, on day: CalendarDay
    ) {
        let index = day.days(since: first)
        guard (0..<length).contains(index) else { return }
        for place in Self.places(around: region) {
            for service in Set([service, nil]) {
                let cell = PatternCell(provider: provider, service: service, subject: subject, place: place)
                series[cell, default: Array(repeating: 0, count: length)][index] += Int32(cases)
            }
        }
        starts[provider] = min(index, starts[provider] ?? index)
        if subject == .any { totals[index] += Int32(cases) }
    }

    /// A nation that is one region is one place, not two.
    private static func places(around region: Region) -> [PatternCell.Place] {
        guard let nation = region.nation else { return [.anywhere] }
        return [.anywhere, .nation(nation)] + (nation.isOneRegion ? [] : [.region(region)])
    }
}
