import FoundationEssentials
import Persistence
import Postgres

/// Gives somebody a way to sign in, in the place of any other. It is told once.
public struct GiveLogin: Sendable {
    private let office: CaseOffice
    private let door: Door

    public init(_ office: CaseOffice, door: Door = .staff) {
        self.office = office
        self.door = door
    }

    /// - Returns: nil where nobody has that address
    public func callAsFunction(email: String) async throws -> Login? {
        try await put(door.tables, email)
    }

    private func put<Tables: LoginTables>(_: Tables.Type, _ email: String) async throws -> Login? {
        let password = Password.random()
        let salt = RandomBytes.make(Password.saltLength)
        let secret = RandomBytes.make(OneTimeCode.secretLength)
        let put = PutLogin<Tables>(
            email: email, salt: salt, passwordHash: try await Password.hash(password, salt: salt),
            sealedSecret: try office.tokens.sealed(secret))
        guard try await !office.pool.execute(put).isEmpty else { return nil }
        return Login(
            email: email, password: password, authenticator: OneTimeCode(secret: secret).address(for: email))
    }
}

/// How somebody signs in: what is told once.
public struct Login: Sendable {
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
