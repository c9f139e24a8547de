/// Draws that depend on nothing but a row's id and the name of what is drawn: the same on every machine and in every
/// run, and adding a draw changes no other.
struct ImportDraw: Sendable {
    private let externalID: String

    init(_ externalID: String) {
        self.externalID = externalID
    }

    /// A number in `0..<bound`.
    func number(_ name: String, below bound: Int) -> Int {
        Int(bits(name) % UInt64(max(bound, 1)))
    }

    /// One of `choices`; `nil` when there are none.
    func pick<Choice>(_ name: String, from choices: [Choice]) -> Choice? {
        choices.isEmpty ? nil : choices[number(name, below: choices.count)]
    }

    /// FNV-1a (Fowler, Noll, Vo) over the text, stirred by the finaliser of SplitMix64 (Steele, Lea, Flood 2014), whose
    /// low bits are as good as its high ones.
    func bits(_ name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(externalID)|\(name)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}
