import Foundation

/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea, Flood 2014).
struct SeededDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A count of that mean: by waiting times (Knuth), in portions that do not underflow.
    mutating func poisson(_ mean: Double) -> Int {
        if mean > 30 { return poisson(30) + poisson(mean - 30) }
        let limit = exp(-mean)
        var product = 1.0
        var count = -1
        repeat {
            product *= Double.random(in: 0..<1, using: &self)
            count += 1
        } while product > limit
        return count
    }
}
