import Glibc

/// What decisions came to, of one group of them: those about a provider, or those that a caseworker drafted.
public struct OutcomeTally: Equatable, Sendable {
    public private(set) var upheld = 0
    public private(set) var partlyUpheld = 0
    public private(set) var notUpheld = 0

    public init() {}

    public var decisions: Int { upheld + partlyUpheld + notUpheld }

    /// Decided for the complainant, in whole or in part.
    public var forComplainant: Int { upheld + partlyUpheld }

    public mutating func count(_ decision: Decision) {
        switch decision.outcome {
        case .upheld: upheld += 1
        case .partlyUpheld: partlyUpheld += 1
        default: notUpheld += 1
        }
    }

    /// The share decided for the complainant, from 0 to 1; nil without a decision.
    public var share: Double? { decisions == 0 ? nil : Double(forComplainant) / Double(decisions) }

    /// Where the true share lies in 95 of 100 such groups.
    public var interval: ClosedRange<Double>? { WilsonInterval.around(forComplainant, of: decisions) }
}

/// Where a share lies that was counted in a few: Wilson's interval at 95 %, which holds for few as well (Wilson, "Probable
/// inference, the law of succession, and statistical inference", JASA 22, 1927).
enum WilsonInterval {
    /// - Returns: nil where nothing was counted
    static func around(_ hits: Int, of total: Int) -> ClosedRange<Double>? {
        guard total > 0 else { return nil }
        let (share, count, z) = (Double(hits) / Double(total), Double(total), 1.959964)
        let middle = share + z * z / (2 * count)
        let width = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
        let scale = 1 + z * z / count
        return max(0, (middle - width) / scale)...min(1, (middle + width) / scale)
    }
}

/// Outcome rates side by side: whether decisions about one provider, or by one caseworker, come out otherwise than those
/// about and by the others. An impartial scheme looks where they do, and may find a good reason.
public struct OutcomeReport: Sendable {
    public struct Row<Subject: Hashable & Sendable>: Sendable {
        public let subject: Subject
        public let tally: OutcomeTally
        /// Whether chance would hardly make its share differ so much from that of all the others.
        public let standsOut: Bool
    }

    public let total: OutcomeTally
    /// Those with most decisions first.
    public let providers: [Row<ProviderID>]
    public let drafters: [Row<StaffID>]

    /// The chance, over all rows of a table together, that one stands out where nothing is different.
    public static let falseAlarms = 0.05

    public init(_ decisions: some Sequence<(provider: ProviderID, decision: Decision)>) {
        var total = OutcomeTally()
        var providers: [ProviderID: OutcomeTally] = [:]
        var drafters: [StaffID: OutcomeTally] = [:]
        for (provider, decision) in decisions {
            total.count(decision)
            providers[provider, default: OutcomeTally()].count(decision)
            drafters[decision.drafter, default: OutcomeTally()].count(decision)
        }
        self.total = total
        self.providers = Self.rows(providers, of: total)
        self.drafters = Self.rows(drafters, of: total)
    }

    private static func rows<Subject>(_ tallies: [Subject: OutcomeTally], of total: OutcomeTally) -> [Row<Subject>] {
        tallies.map { subject, tally in
            let chance = HomogeneityTest.chance(
                tally.forComplainant, of: tally.decisions, beside: total.forComplainant - tally.forComplainant,
                of: total.decisions - tally.decisions)
            return Row(
                subject: subject, tally: tally, standsOut: chance < falseAlarms / Double(max(1, tallies.count)))
        }.sorted { ($1.tally.decisions, "\($0.subject)") < ($0.tally.decisions, "\($1.subject)") }
    }
}

/// Fisher's exact test of a table of two by two: whether two shares differ by more than chance ("The design of
/// experiments", 1935), two-sided by the sum of all tables that are no more likely.
enum HomogeneityTest {
    /// - Returns: from 0 to 1; 1 where one of the groups is empty
    static func chance(_ hits: Int, of count: Int, beside otherHits: Int, of otherCount: Int) -> Double {
        guard count > 0, otherCount > 0 else { return 1 }
        let (allHits, all) = (hits + otherHits, count + otherCount)
        let lowest = max(0, allHits - otherCount)
        func likelihood(_ hits: Int) -> Double {
            exp(choose(count, hits) + choose(otherCount, allHits - hits) - choose(all, allHits))
        }
        // The slack is for tables that are exactly as likely, which rounding tells apart.
        let limit = likelihood(hits) * (1 + 1e-9)
        return min(1, (lowest...min(count, allHits)).map(likelihood).filter { $0 <= limit }.reduce(0, +))
    }

    /// The logarithm of a binomial coefficient.
    private static func choose(_ count: Int, _ hits: Int) -> Double {
        lgamma(Double(count + 1)) - lgamma(Double(hits + 1)) - lgamma(Double(count - hits + 1))
    }
}
