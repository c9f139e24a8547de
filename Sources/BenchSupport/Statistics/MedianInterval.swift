/// The median of a few measurements and where it lies with 95 % confidence, by the percentile bootstrap
/// (Efron, "Bootstrap Methods: Another Look at the Jackknife", 1979). The same values give the same interval.
public struct MedianInterval: Sendable, Equatable {
    public let low: Double
    public let median: Double
    public let high: Double

    /// - Returns: `nil` of nothing. Of one value an interval without width.
    public init?(of values: [Double], resamples: Int = 10_000, seed: UInt64 = 1) {
        guard let median = Sample(values).median else { return nil }
        var generator = SplitMix64(seed: seed)
        let medians = Sample((0..<resamples).compactMap { _ in Self.resampledMedian(of: values, &generator) })
        self.median = median
        low = medians.percentile(2.5) ?? median
        high = medians.percentile(97.5) ?? median
    }

    private static func resampledMedian(of values: [Double], _ generator: inout SplitMix64) -> Double? {
        Sample(values.indices.map { _ in values[Int.random(in: values.indices, using: &generator)] }).median
    }
}
