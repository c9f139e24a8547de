/// Numbers that were measured, in order of size.
public struct Sample: Sendable {
    public let values: [Double]

    public init(_ values: some Sequence<Double>) {
        self.values = values.sorted()
    }

    /// The middle one, or the mean of the two in the middle; `nil` of nothing.
    public var median: Double? {
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        return values.count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle]
    }

    /// The smallest value that at least `percent` of all do not exceed (nearest rank); `nil` of nothing.
    public func percentile(_ percent: Double) -> Double? {
        guard !values.isEmpty else { return nil }
        let rank = Int((percent / 100 * Double(values.count)).rounded(.up))
        return values[min(max(rank, 1), values.count) - 1]
    }
}
