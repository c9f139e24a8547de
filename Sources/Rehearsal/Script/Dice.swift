/// Chance without a sequence: each throw is a hash of (seed, complaint's ordinal, step), so that it does not matter who
/// throws first, and one worker rehearses the same play as four.
struct Dice: Sendable {
    let seed: UInt64

    /// A number in `0..<count`.
    func number(below count: Int, _ ordinal: Int, _ step: String) -> Int {
        Int(hash(ordinal, step) % UInt64(count))
    }

    /// One of `choices`; `nil` when there is none.
    func choice<Element>(of choices: [Element], _ ordinal: Int, _ step: String) -> Element? {
        choices.isEmpty ? nil : choices[number(below: choices.count, ordinal, step)]
    }

    /// FNV-1a over the bytes, then the finalizer of SplitMix64, because the low bits of FNV alone are not even.
    private func hash(_ ordinal: Int, _ step: String) -> UInt64 {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in Self.bytes(of: seed) + Self.bytes(of: UInt64(ordinal)) + Array(step.utf8) {
            state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        state = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        state = (state ^ (state >> 27)) &* 0x94d0_49bb_1331_11eb
        return state ^ (state >> 31)
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
