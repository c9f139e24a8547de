/// One point of a curve, as `Benchmarks/Plots/plot.py` reads it.
struct TimelinePoint: Encodable, Sendable {
    /// Seconds since the scenario began.
    var t: Double
    var series: String
    var value: Double
}
