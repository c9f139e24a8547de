/// How many complaints came in within a month that have something in common.
public struct MonthlyCount: Hashable, Sendable {
    public enum Property: String, CaseIterable, Sendable {
        case all, group, issue, service, region
    }

    public let month: Month
    public let property: Property
    /// What they have in common: a code of `property`; empty for all, and for a region that is not known.
    public let value: String
    public let cases: Int

    public init(month: Month, property: Property, value: String, cases: Int) {
        self.month = month
        self.property = property
        self.value = value
        self.cases = cases
    }
}

/// How many cases ended in the same way, after the same number of days.
public struct EndingCount: Hashable, Sendable {
    public let kind: CaseEnding.Kind
    /// From the complaint to the end.
    public let days: Int
    public let cases: Int
    public let paidPence: Int

    public init(kind: CaseEnding.Kind, days: Int, cases: Int, paidPence: Int) {
        self.kind = kind
        self.days = days
        self.cases = cases
        self.paidPence = paidPence
    }
}

extension [EndingCount] {
    public var cases: Int { reduce(0) { $0 + $1.cases } }
    public var paidPence: Int { reduce(0) { $0 + $1.paidPence } }

    /// The number of days after which half of them had ended; nil without any.
    public var medianDays: Int? {
        var left = (cases + 1) / 2
        for count in sorted(by: { $0.days < $1.days }) {
            left -= count.cases
            if left <= 0 { return count.days }
        }
        return nil
    }
}
