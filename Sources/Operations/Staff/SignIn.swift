import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// Lets somebody of the staff in to the pages, with a password and a code.
///
/// Which of address, password and code is wrong is nobody's business, and all three take the same time to be refused. An
/// address can be tried ten times in a quarter of an hour, right or wrong and whether it is somebody's or not.
public struct SignIn: Sendable {
    public static let tries = 10
    public static let period = Duration.seconds(15 * 60)

    private let office: CaseOffice
    private let allowance: TakeAllowance
    private let machineNow: @Sendable () -> Date

    /// - Parameter machineNow: the machine's time, which codes go by
    public init(_ office: CaseOffice, machineNow: @escaping @Sendable () -> Date = { Date() }) {
        self.office = office
        self.machineNow = machineNow
        allowance = TakeAllowance(office)
    }

    /// - Parameter code: six digits
    /// - Returns: the session's key; nil for anything that does not fit
    /// - Throws: `TooManyTries`
    public func callAsFunction(email: String, password: String, code: String) async throws -> String? {
        let tries = try await allowance(
            1, of: Self.tries, in: Self.period, for: "sign-in|\(email.lowercased())")
        guard tries.granted > 0 else { throw TooManyTries(retryAfter: tries.period) }
        let login = try await office.pool.execute(FindStaffLogin(email: email)).first
        let salt = login?.salt ?? Array(repeating: 0, count: Password.saltLength)
        let hash = try await Password.hash(password, salt: salt)
        guard let login, AccessTokens.areEqual(hash, login.passwordHash),
            let secret = office.tokens.unsealed(login.sealedSecret),
            let step = OneTimeCode(secret: secret).step(of: code, at: machineNow())
        else { return nil }
        return try await begin(login.staff, step)
    }

    private func begin(_ staff: StaffMember, _ step: Int64) async throws -> String? {
        let key = AccessTokens.makeSessionKey()
        return try await office.pool.transaction { connection in
            guard try !connection.execute(TakeCodeStep(step, of: staff.id)).isEmpty else { return nil }
            try connection.run(InsertStaffSession(AccessTokens.hash(key), of: staff.id))
            return key
        }
    }
}

/// Ends a session.
public struct SignOut: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    public func callAsFunction(_ session: Credential) async throws {
        try await office.pool.run(DeleteStaffSession(keyHash: AccessTokens.hash(session.token)))
    }
}
