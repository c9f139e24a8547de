import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// Lets somebody in to the pages of the staff, or to a provider's, with a password and a code.
///
/// Which of address, password and code is wrong is nobody's business, and all three take the same time to be refused. An
/// address can be tried ten times in a quarter of an hour, right or wrong and whether it is somebody's or not.
public struct SignIn: Sendable {
    public static let tries = 10
    public static let period = Duration.seconds(15 * 60)

    private let office: CaseOffice
    private let door: Door
    private let allowance: TakeAllowance
    private let machineNow: @Sendable () -> Date

    /// - Parameter machineNow: the machine's time, which codes go by
    public init(_ office: CaseOffice, door: Door = .staff, machineNow: @escaping @Sendable () -> Date = { Date() }) {
        self.office = office
        self.door = door
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
        return try await open(door.tables, email, password, code)
    }

    private func open<Tables: LoginTables>(
        _: Tables.Type, _ email: String, _ password: String, _ code: String
    ) async throws -> String? {
        let login = try await office.pool.execute(FindLogin<Tables>(email: email)).first
        let salt = login?.salt ?? Array(repeating: 0, count: Password.saltLength)
        let hash = try await Password.hash(password, salt: salt)
        guard let login, AccessTokens.areEqual(hash, login.passwordHash),
            let secret = office.tokens.unsealed(login.sealedSecret),
            let step = OneTimeCode(secret: secret).step(of: code, at: machineNow())
        else { return nil }
        let key = AccessTokens.makeSessionKey(door.sessionPrefix)
        return try await office.pool.transaction { connection in
            guard try !connection.execute(TakeCodeStep<Tables>(step, of: login.person)).isEmpty else { return nil }
            try connection.run(InsertSession<Tables>(AccessTokens.hash(key), of: login.person))
            return key
        }
    }
}

/// Ends a session.
public struct SignOut: Sendable {
    private let office: CaseOffice
    private let door: Door

    public init(_ office: CaseOffice, door: Door = .staff) {
        self.office = office
        self.door = door
    }

    public func callAsFunction(_ session: Credential) async throws {
        try await end(door.tables, session)
    }

    private func end<Tables: LoginTables>(_: Tables.Type, _ session: Credential) async throws {
        try await office.pool.run(DeleteSession<Tables>(keyHash: AccessTokens.hash(session.token)))
    }
}
