import Testing

@testable import Domain

@Suite("The chance of a count")
struct PoissonTestTests {
    @Test("is the upper tail of the binomial distribution")
    func binomial() {
        // P(X >= 3) of 10 with 0.5 is 968/1024; P(X >= 8) is 56/1024.
        #expect(abs(IncompleteBeta.value(at: 0.5, 3, 8) - 968.0 / 1024) < 1e-12)
        #expect(abs(IncompleteBeta.value(at: 0.5, 8, 3) - 56.0 / 1024) < 1e-12)
    }

    @Test("comes near that of Poisson when the base is long")
    func longBase() {
        // P(X >= 30) for a mean of 10 is 2.51e-7 (sum of the tail's terms).
        var term = 1.0
        for factor in 1...30 { term *= 10 / Double(factor) }
        var tail = 0.0
        for count in 30..<90 {
            tail += term
            term *= 10 / Double(count + 1)
        }
        tail *= 4.539_992_976_248_485e-5
        let chance = PoissonTest.chance(of: 30, exposure: 2, baseCount: 5_000_000, baseExposure: 1_000_000)
        #expect(abs(chance / tail - 1) < 1e-3)
    }

    @Test("is larger when the base is short, and when counts vary more")
    func uncertain() {
        let long = PoissonTest.chance(of: 30, exposure: 2, baseCount: 280, baseExposure: 56)
        let short = PoissonTest.chance(of: 30, exposure: 2, baseCount: 70, baseExposure: 14)
        let varied = PoissonTest.chance(of: 30, exposure: 2, baseCount: 280, baseExposure: 56, dispersion: 2)
        #expect(long < short && long < varied)
    }

    @Test("is certain for nothing")
    func nothing() {
        #expect(PoissonTest.chance(of: 0, exposure: 1, baseCount: 10, baseExposure: 10) == 1)
    }
}
