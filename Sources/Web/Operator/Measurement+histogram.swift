extension Measurement {
    /// The samples of one histogram: buckets that add up, the sum, the count.
    ///
    /// - Parameters:
    ///   - bounds: upper bounds, rising
    ///   - counts: how many fell between two bounds; one more than there are bounds, for what is above all of them
    public static func histogram(
        name: String, help: String, labels: [String: String], bounds: [Double], counts: [Int], sum: Double
    ) -> [Measurement] {
        func sample(_ suffix: String, _ labels: [String: String], _ value: Double) -> Measurement {
            Measurement(name: name, help: help, kind: .histogram, labels: labels, value: value, suffix: suffix)
        }
        var count = 0
        let buckets = zip(bounds.map { "\($0)" } + ["+Inf"], counts).map { bound, inBucket in
            count += inBucket
            return sample("_bucket", labels.merging(["le": bound]) { first, _ in first }, Double(count))
        }
        return buckets + [sample("_sum", labels, sum), sample("_count", labels, Double(count))]
    }
}
