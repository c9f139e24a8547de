/// A count as it may be published: to the nearest five, or not at all.
///
/// What else is published (shares, rates, trends) is made from rounded counts.
public enum PublishedCount: Hashable, Sendable {
    case about(Int)
    /// Too small, or withheld so that one that is too small cannot be worked out from it.
    case withheld

    /// The fewest that are told; none at all is told as well.
    public static let fewestInCell = 5
    /// The fewest with which a provider has figures of its own.
    public static let fewestOfProvider = 30
    public static let step = 5

    /// - Parameter fewest: smaller counts are withheld
    public init(_ exact: Int, fewest: Int = fewestInCell) {
        let isSmall = exact > 0 && exact < fewest
        self = isSmall ? .withheld : .about((exact + Self.step / 2) / Self.step * Self.step)
    }

    /// Nil where it is not told.
    public var figure: Int? {
        switch self {
        case .about(let figure): figure
        case .withheld: nil
        }
    }

    /// For each hundred thousand, to one place; nil where either is not known.
    public func per100k(of customers: Int?) -> Double? {
        guard let figure, let customers, customers > 0 else { return nil }
        return (Double(figure) * 1_000_000 / Double(customers)).rounded() / 10
    }
}

/// Which cells of a table must not be told when their total is: the small ones, and the two smallest of the others, so
/// that none of them follows from the total (secondary suppression).
///
/// Rounding alone does not do that: where all roundings went the same way, a small cell is what is left. Nor does one more
/// cell: that it is the smallest of the others says how large it is at most.
enum Withholding {
    private static let others = 2

    /// - Parameter fewest: smaller counts than that are small; what has none has no cell
    static func cells<Code: Comparable & Hashable>(of counts: [Code: Int], fewest: Int) -> Set<Code> {
        let sorted = counts.filter { $0.value > 0 }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        let small = sorted.prefix { $0.value < fewest }.count
        return small == 0 ? [] : Set(sorted.prefix(small + others).map(\.key))
    }
}
