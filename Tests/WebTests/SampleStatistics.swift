import Domain

/// Statistics with everything that a page can show: much, little, a rate and a trend.
enum SampleStatistics {
    static let maker = StatisticsMaker(on: SampleCase.today)

    /// Of O2, which has customers, of EE, which has very few complaints, and of all.
    static func of(_ provider: ProviderID?) -> Statistics? {
        switch provider?.rawValue {
        case nil: maker.make(counts, providers: providers, endings: endings, customers: customers)
        case "o2": maker.make(of: provider, counts, providers: providers, endings: endings, customers: customers)
        case "ee": maker.make(of: provider, [month(11, .all, "", 3)], providers: providers, endings: [], customers: [:])
        default: nil
        }
    }

    private static let o2 = ProviderID(rawValue: "o2")
    private static let customers = [o2: 200_000]
    private static let providers: [ProviderID: [MonthlyCount]] = {
        let others = ["ee": 3, "three": 40, "vodafone": 45].map { id, cases in
            (ProviderID(rawValue: id), [month(11, .all, "", cases)])
        }
        let own = (o2, (0..<12).map { month($0, .all, "", $0 < 8 ? 50 : 101) })
        return Dictionary(uniqueKeysWithValues: others + [own])
    }()
    private static let counts =
        (0..<12).flatMap { index in
            [
                month(index, .all, "", index < 8 ? 50 : 101), month(index, .group, "billing", index < 8 ? 50 : 101),
                month(index, .issue, "billing.payment", index < 8 ? 50 : 101), month(index, .service, "mobile", 50),
            ]
        } + [
            month(11, .region, "TLI", 44), month(11, .region, "Georgia", 4), month(11, .region, "", 7),
            month(11, .region, "TLM", 6), month(11, .region, "TLL", 9),
        ]
    private static let endings = [EndingCount(kind: .upheld, days: 40, cases: 12, paidPence: 1200)]

    private static func month(
        _ index: Int, _ property: MonthlyCount.Property, _ value: String, _ cases: Int
    ) -> MonthlyCount {
        MonthlyCount(month: maker.months[index], property: property, value: value, cases: cases)
    }
}
