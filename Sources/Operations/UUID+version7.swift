import Crypto
import FoundationEssentials
import Synchronization

extension UUID {
    /// A UUID of version 7 (RFC 9562): 48 bits of milliseconds and 74 random bits, so that keys made one after the
    /// other stand together in an index.
    ///
    /// Drawn from the generator and not taken from `UUID()`, which opens a file for each.
    static func version7(at moment: Date = Date()) -> UUID {
        let milliseconds = UInt64(max(0, moment.timeIntervalSince1970 * 1000))
        let (first, second) = RandomWords.shared.nextTwo()
        let high = milliseconds << 16 | 0x7000 | first & 0x0FFF
        let low = 0x8000_0000_0000_0000 | second >> 2
        func byte(_ word: UInt64, _ place: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - place * 8)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5),
                byte(high, 6), byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4),
                byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}

/// Random numbers as keys are made of, drawn 512 at a time: a complaint needs a dozen identifiers, and a system call for
/// each half of one took 2 % of the processor time of intake. They are the key stream of ChaCha20 under a key that is
/// used once. Identifiers are no secrets, so it harms nobody that the next ones lie in memory.
private final class RandomWords: Sendable {
    static let shared = RandomWords()

    private let words = Mutex<[UInt64]>([])

    func nextTwo() -> (UInt64, UInt64) {
        words.withLock { words in
            if words.count < 2 { words = Self.draw() }
            return (words.removeLast(), words.removeLast())
        }
    }

    private static func draw() -> [UInt64] {
        let zeros = [UInt8](repeating: 0, count: 512 * MemoryLayout<UInt64>.size)
        guard let stream = try? ChaChaPoly.seal(zeros, using: SymmetricKey(size: .bits256)).ciphertext else {
            return (0..<512).map { _ in UInt64.random(in: .min ... .max) }
        }
        return unsafe stream.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: MemoryLayout<UInt64>.size).map { place in
                unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            }
        }
    }
}
