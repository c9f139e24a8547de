@testable import Domain

/// A made-up world in which complaints come by chance, each weekday as busy as it is, and nothing ever happens unless
/// somebody says so.
struct ComplaintWorld {
    /// What comes on a mean day in one of the smallest cells.
    struct Source {
        let provider: ProviderID
        let issue: IssueCode
        let service: ServiceLine
        let region: Region
        let mean: Double
    }

    static let first = Sample.day("2020-01-06")
    static let busyness = [1.35, 1.25, 1.15, 1.1, 1.05, 0.6, 0.5]

    let sources: [Source]
    private(set) var history: SpikeHistory
    private var dice: SeededDice

    init(_ sources: [Source], days: Int, seed: UInt64) {
        self.sources = sources
        history = SpikeHistory(from: Self.first, length: days)
        dice = SeededDice(seed: seed)
        for index in 0..<days { passDay(index) }
    }

    private mutating func passDay(_ index: Int) {
        let day = Self.first.adding(days: index)
        for source in sources {
            add(dice.poisson(source.mean * Self.busyness[index % 7]), from: source, on: day)
        }
    }

    /// Everything that such complaints count under.
    mutating func add(_ cases: Int, from source: Source, on day: CalendarDay) {
        guard cases > 0 else { return }
        for subject in [.issue(source.issue), .group(source.issue.group), PatternCell.Subject.any] {
            history.add(
                cases, against: source.provider, about: subject, service: source.service, from: source.region, on: day)
        }
    }

    /// Six providers of different size, with four issues of three groups, two services and four regions: 192 smallest
    /// cells, most of them thin, and about 400 complaints a day.
    static let sixProviders: [Source] = {
        let sizes = [("o2", 150.0), ("ee", 100), ("sky", 60), ("three", 45), ("bt", 30), ("plusnet", 15)]
        let issues: [(IssueCode, Double)] = [
            (.billingIncorrectCharge, 0.4), (.billingRefundMissing, 0.2), (.disruptionTotalLoss, 0.25),
            (.customerServiceNoAction, 0.15),
        ]
        let services: [(ServiceLine, Double)] = [(.mobile, 0.6), (.broadband, 0.4)]
        let regions: [(UKRegion, Double)] = [(.london, 0.4), (.northWest, 0.3), (.scotland, 0.2), (.wales, 0.1)]
        return sizes.flatMap { size in
            issues.flatMap { issue in
                services.flatMap { service in
                    regions.map { region in
                        Source(
                            provider: ProviderID(rawValue: size.0), issue: issue.0, service: service.0,
                            region: Region(rawValue: region.0.rawValue),
                            mean: size.1 * issue.1 * service.1 * region.1)
                    }
                }
            }
        }
    }()
}
