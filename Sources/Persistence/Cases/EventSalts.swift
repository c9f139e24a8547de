import Crypto
import FoundationEssentials

/// Salts of entries: what keeps a digest from being guessed at once the salt is gone.
enum EventSalts {
    static let length = 32

    /// So many salts, one after the other.
    ///
    /// The key stream of ChaCha20 under a key that is used once: a system call for each salt would cost more than what
    /// it is for.
    static func draw(_ count: Int) throws -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: count * length)
        return [UInt8](try ChaChaPoly.seal(zeros, using: SymmetricKey(size: .bits256)).ciphertext)
    }
}
