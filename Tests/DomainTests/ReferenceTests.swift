@testable import Domain
import Foundation
import Testing

@Suite("A reference")
struct ReferenceTests {
    private static let seeds: [UInt64] = [0, 1, 31, 0x7_FFFF_FFFF, 0x1_2345_6789, 0x5_5555_5555, .max, 987_654_321]

    @Test("has eight characters, none of them 0, O, 1 or I")
    func alphabet() {
        for seed in Self.seeds + (0..<500).map({ $0 &* 0x9E37_79B9_7F4A_7C15 }) {
            let reference = Reference.make(randomBits: seed)
            #expect(reference.text.count == 8)
            #expect(!reference.text.contains { "0O1I".contains($0) })
        }
    }

    @Test("uses 35 of the random bits, so that different bits make different references")
    func usesTheBits() {
        let references = Set((0..<35).map { Reference.make(randomBits: 1 << UInt64($0)).text })
        #expect(references.count == 35)
        #expect(Reference.make(randomBits: 1 << 35) == Reference.make(randomBits: 0))
    }

    @Test("notices every single wrong character", arguments: seeds)
    func noticesSubstitutions(_ seed: UInt64) {
        let right = Array(Reference.make(randomBits: seed).text.utf8)
        for position in right.indices {
            for character in ReferenceCode.alphabet where character != right[position] {
                var wrong = right
                wrong[position] = character
                #expect(Reference(String(decoding: wrong, as: UTF8.self)) == nil)
            }
        }
    }

    @Test("notices every exchange of two neighbours, for every pair of characters at every place")
    func noticesExchanges() throws {
        let zero = try #require(ReferenceCode.alphabet.first)
        for position in 0..<7 {
            for left in ReferenceCode.alphabet {
                for right in ReferenceCode.alphabet where left != right {
                    var text = [UInt8](repeating: zero, count: 8)
                    text[position] = left
                    text[position + 1] = right
                    var exchanged = text
                    exchanged.swapAt(position, position + 1)
                    // The code is linear, so two texts are both right or told apart wherever their sums differ.
                    #expect(syndrome(text) != syndrome(exchanged))
                }
            }
        }
    }

    @Test("notices every exchange of two characters of real references, neighbours or not", arguments: seeds)
    func noticesDistantExchanges(_ seed: UInt64) {
        let right = Array(Reference.make(randomBits: seed).text.utf8)
        for first in right.indices {
            for second in right.indices where first < second && right[first] != right[second] {
                var wrong = right
                wrong.swapAt(first, second)
                #expect(Reference(String(decoding: wrong, as: UTF8.self)) == nil)
            }
        }
    }

    @Test("is read however it is typed, and shown in two groups")
    func isForgiving() {
        let reference = Reference.make(randomBits: 0x1_2345_6789)
        let lower = reference.spoken.lowercased()
        for typed in [reference.text, reference.spoken, lower, " \(lower)\n", reference.text.map { "\($0)-" }.joined()]
        {
            #expect(Reference(typed) == reference)
        }
        #expect(reference.spoken.count == 9 && reference.spoken.dropFirst(4).first == " ")
    }

    @Test("is not made of anything else", arguments: ["", "ABCD", "ABCDEFGHJ", "0BCDEFGH", "ÄBCDEFGH", "ABCD/FGH"])
    func refuses(_ typed: String) {
        #expect(Reference(typed) == nil)
    }

    @Test("is stored as its text, and a mistyped one is not read")
    func codes() throws {
        let reference = Reference.make(randomBits: 42)
        let stored = try JSONEncoder().encode([reference])
        #expect(String(decoding: stored, as: UTF8.self) == "[\"\(reference.text)\"]")
        #expect(try JSONDecoder().decode([Reference].self, from: stored) == [reference])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Reference].self, from: Data(#"["ABCDEFGH"]"#.utf8))
        }
    }

    private func syndrome(_ text: [UInt8]) -> UInt8 {
        ReferenceCode.syndrome(of: text.compactMap(ReferenceCode.symbol))
    }
}
