import Glibc

/// One cell's counts of the last day and of the last two, against its base.
struct SpikeReading {
    let oneDay: Count
    let twoDays: Count
    /// In the whole base, and how busy that was.
    private let baseCount: Double
    private let baseExposure: Double
    let perDay: Double

    struct Count {
        let observed: Double
        let exposure: Double
        let expected: Double

        var rise: Double { expected > 0 ? observed / expected : .infinity }
    }

    init(_ series: [Int32], _ window: Range<Int>, _ base: SpikeBase) {
        let baseCount = Double(series[window].reduce(0, +))
        let baseExposure = base.exposures(of: window).reduce(0, +)
        let days = base.end - 1..<base.end + 1
        let busyness = Array(base.exposures(of: days))
        let counts = series[days].map(Double.init)
        let last = (count: counts[1], exposure: busyness[1])
        let before = (count: counts[0], exposure: busyness[0])
        let rate = baseCount / baseExposure
        oneDay = Count(observed: last.count, exposure: last.exposure, expected: rate * last.exposure)
        twoDays = Count(
            observed: last.count + before.count, exposure: last.exposure + before.exposure,
            expected: rate * (last.exposure + before.exposure))
        self.baseCount = baseCount
        self.baseExposure = baseExposure
        perDay = baseCount / Double(window.count)
    }

    /// That chance makes so many, if the counts vary so many times as much as Poisson's do.
    func chance(of count: Count, dispersion: Double = 1) -> Double {
        guard count.observed > count.expected + 2 * count.expected.squareRoot() else { return 1 }
        return PoissonTest.chance(
            of: count.observed, exposure: count.exposure, baseCount: baseCount, baseExposure: baseExposure,
            dispersion: dispersion)
    }

    /// Chernoff's bound of the chance that a quiet cell reaches three times its base over two days: what its limit must
    /// leave room for. A cell with fewer than `least` a day needs no more than one with that.
    func chanceOfThreefold(atLeast least: Double) -> Double {
        exp(-max(twoDays.expected, 2 * least) * (3 * log(3) - 2))
    }
}

/// How many times Poisson's a cell's variance is, by its own base: complaints come in clusters.
///
/// Pearson's estimate, less what chance makes of it at two standard deviations, so that a cell that is Poisson counts as
/// that; and what is not known of the weekdays.
struct SpikeDispersion {
    private let own: Double
    private let uncertainty: Double

    init(_ series: [Int32], _ window: Range<Int>, _ base: SpikeBase) {
        let exposures = base.exposures(of: window)
        let rate = Double(series[window].reduce(0, +)) / exposures.reduce(0, +)
        let freedom = Double(window.count - 1)
        let pearson = zip(series[window], exposures).reduce(0.0) { total, day in
            let mean = rate * day.1
            let off = Double(day.0) - mean
            return mean > 0 ? total + off * off / mean : total
        }
        own = max(1, pearson / freedom / (1 + 2 * (2 / freedom).squareRoot()))
        uncertainty = base.uncertainty
    }

    func of(_ count: SpikeReading.Count) -> Double { own + count.expected * uncertainty }
}
