import Crypto
import CryptoExtras
import Dispatch
import FoundationEssentials

/// Passwords of the staff, hashed by scrypt (RFC 7914).
///
/// With the least that OWASP's password storage cheat sheet asks for in 16 MB: N 2^14, r 8, p 5. One at a time in each
/// process, on a thread of its own: so however many sign in at once, memory and the threads of everybody else are spared.
enum Password {
    static let saltLength = 16
    private static let queue = DispatchQueue(label: "passwords")

    static func hash(_ password: String, salt: [UInt8]) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try derive(password, salt) }) }
        }
    }

    private static func derive(_ password: String, _ salt: [UInt8]) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: 32, rounds: 1 << 14, blockSize: 8,
            parallelism: 5)
        return unsafe key.withUnsafeBytes { unsafe Array($0) }
    }

    /// Five groups of four letters and digits that cannot be taken for one another: 100 bits of the system's random
    /// source.
    static func random() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789z")
        let groups = (0..<5).map { _ in String((0..<4).map { _ in alphabet[Int.random(in: 0..<32)] }) }
        return groups.joined(separator: "-")
    }
}
