import Glibc

/// Whether a count is more than chance makes of a rate that is itself known from a count only.
///
/// Under the hypothesis that nothing has changed, the new count given the sum of both is binomial with the share of the
/// exposures (Przyborowski and Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika
/// 1940), so that a short base is not taken for the truth.
enum PoissonTest {
    /// The chance of at least `count` when `baseCount` was counted before.
    ///
    /// - Parameters:
    ///   - exposure: how long, or how busy, the time of the new count was; in the same unit as `baseExposure`
    ///   - dispersion: how many times the variance is the mean; 1 for Poisson. Counts are scaled down by it.
    static func chance(
        of count: Double, exposure: Double, baseCount: Double, baseExposure: Double, dispersion: Double = 1
    ) -> Double {
        guard count > 0, exposure > 0, baseExposure > 0 else { return 1 }
        return IncompleteBeta.value(
            at: exposure / (exposure + baseExposure), count / dispersion, baseCount / dispersion + 1)
    }
}

/// The regularised incomplete beta function I_x(a, b), which is the upper tail of the binomial distribution
/// (DLMF 8.17.5), by its continued fraction (DLMF 8.17.22) as Lentz evaluates it.
enum IncompleteBeta {
    static func value(at x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x))
        // The fraction converges fast on one side of the mean only.
        return x < (a + 1) / (a + b + 2)
            ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        var c = 1.0
        var d = 1 / notZero(1 - (a + b) * x / (a + 1))
        var value = d
        for step in 1...300 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / notZero(1 + even * d)
            c = notZero(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / notZero(1 + odd * d)
            c = notZero(1 + odd / c)
            value *= d * c
            if abs(d * c - 1) < 1e-12 { break }
        }
        return value
    }

    private static func notZero(_ value: Double) -> Double {
        abs(value) < 1e-300 ? 1e-300 : value
    }

    /// Stirling's series (DLMF 5.11.1), after the recurrence has made the argument large enough for twelve digits.
    static func logGamma(_ x: Double) -> Double {
        var x = x
        var shift = 0.0
        while x < 10 {
            shift += log(x)
            x += 1
        }
        let square = 1 / (x * x)
        let series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / x
        return (x - 0.5) * log(x) - x + 0.918_938_533_204_672_8 + series - shift
    }
}
