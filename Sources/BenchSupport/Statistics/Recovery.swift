/// How soon a steady rate was there again after something happened.
public struct Recovery: Sendable {
    /// Seconds that the rate has to hold to count.
    private static let width = 2.0
    private static let step = 0.25

    /// The moments of completions, in order.
    public let completions: [Double]
    public let perSecond: Double
    /// How much of the rate is enough.
    public var share: Double

    public init(completions: [Double], perSecond: Double, share: Double = 0.8) {
        self.completions = completions
        self.perSecond = perSecond
        self.share = share
    }

    /// - Returns: seconds from `event` to the beginning of the first two seconds at the rate; `nil` when it never was.
    public func seconds(after event: Double) -> Double? {
        guard let last = completions.last else { return nil }
        return stride(from: event, through: max(event, last - Self.width), by: Self.step)
            .first { isAtRate(from: $0) }
            .map { $0 - event }
    }

    private func isAtRate(from start: Double) -> Bool {
        let count = completions.count { $0 >= start && $0 < start + Self.width }
        return Double(count) >= perSecond * share * Self.width
    }
}
