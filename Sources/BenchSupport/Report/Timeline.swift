/// One point of a curve, as `Benchmarks/Plots/plot.py` reads it.
public struct TimelinePoint: Encodable, Sendable {
    /// Seconds since the scenario began.
    public var t: Double
    public var series: String
    public var value: Double

    public init(t: Double, series: String, value: Double) {
        self.t = t
        self.series = series
        self.value = value
    }
}
