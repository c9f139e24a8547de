import FoundationEssentials
import Persistence
import Postgres

/// Gives somebody of the staff a way to sign in, in the place of any other. It is told once.
public struct GiveLogin: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: nil where nobody of the staff has that address
    public func callAsFunction(email: String) async throws -> StaffLogin? {
        let password = Password.random()
        let salt = RandomBytes.make(Password.saltLength)
        let secret = RandomBytes.make(OneTimeCode.secretLength)
        let put = PutStaffLogin(
            email: email, salt: salt, passwordHash: try await Password.hash(password, salt: salt),
            sealedSecret: try office.tokens.sealed(secret))
        guard try await !office.pool.execute(put).isEmpty else { return nil }
        return StaffLogin(
            email: email, password: password, authenticator: OneTimeCode(secret: secret).address(for: email))
    }
}

/// How somebody signs in: what is told once.
public struct StaffLogin: Sendable {
    public let email: String
    public let password: String
    /// `otpauth://totp/…`, for an authenticator.
    public let authenticator: String
}

enum RandomBytes {
    /// Of the system's random source.
    static func make(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    }
}
