import Crypto
public import FoundationEssentials

/// The code of six digits that an authenticator shows for 30 seconds (RFC 6238 with SHA-1, as all of them do it).
public struct OneTimeCode: Sendable {
    static let secretLength = 20
    private static let period = 30.0

    private let secret: [UInt8]

    public init(secret: [UInt8]) {
        self.secret = secret
    }

    /// Counts the 30 seconds since 1970.
    public static func step(at now: Date) -> Int64 {
        Int64((now.timeIntervalSince1970 / period).rounded(.down))
    }

    public func code(of step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: Data(counter), using: SymmetricKey(data: secret)))
        // RFC 4226, 5.3: the last four bits say where the number begins.
        let start = Int(mac[19] & 0x0F)
        let number = mac[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code this is: the present one, or the one before or after it for a clock that is not right.
    func step(of typed: String, at now: Date) -> Int64? {
        let present = Self.step(at: now)
        return [present, present - 1, present + 1].first { step in
            AccessTokens.areEqual(Array(code(of: step).utf8), Array(typed.utf8))
        }
    }

    /// What an authenticator takes as a QR code or by hand: `otpauth://totp/…`.
    func address(for account: String) -> String {
        let label = account.filter { $0.isLetter || $0.isNumber || "@.-_".contains($0) }
        return "otpauth://totp/Redress:\(label)?secret=\(Self.base32(secret))&issuer=Redress"
    }

    /// RFC 4648, 6, without padding; 20 bytes need none.
    private static func base32(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bits, count) = (0, 0)
        var text = ""
        for byte in bytes {
            (bits, count) = ((bits << 8 | Int(byte)) & 0xFFFF, count + 8)
            while count >= 5 {
                count -= 5
                text.append(alphabet[bits >> count & 0x1F])
            }
        }
        return text
    }
}
