/// How a count has changed from one stretch of time to the next of the same length.
public enum Trend: Hashable, Sendable {
    /// Within what chance makes of it.
    case steady
    /// By so many per cent; negative when it has fallen.
    case changed(percent: Int)

    /// Fewer than these say nothing.
    static let fewest = 30

    /// Nil where the counts are too small to say.
    public init?(from earlier: Int, to later: Int) {
        guard earlier >= Self.fewest, later >= Self.fewest else { return nil }
        let difference = Double(later - earlier)
        // The difference of two Poisson counts has their sum as its variance; two standard deviations are chance.
        guard abs(difference) > 2 * Double(earlier + later).squareRoot() else {
            self = .steady
            return
        }
        self = .changed(percent: Int((difference * 100 / Double(earlier)).rounded()))
    }
}
