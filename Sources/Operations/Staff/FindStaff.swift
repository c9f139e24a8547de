public import Domain
import Persistence
import Postgres

/// Tells who of the scheme's own people has a credential.
public struct FindStaff: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: nil for a credential that is nobody's of the staff
    public func callAsFunction(_ credential: Credential) async throws -> StaffIdentity? {
        try await office.pool.withConnection { try Self.member(credential, $0) }
            .map { StaffIdentity(id: $0.id, name: $0.name, party: $0.role.party) }
    }

    /// By an API token, or by the key of a session.
    static func member(_ credential: Credential, _ connection: isolated Connection) throws -> StaffMember? {
        let hash = AccessTokens.hash(credential.token)
        guard credential.token.hasPrefix(Credential.sessionPrefix) else {
            return try connection.execute(FindStaffByToken(tokenHash: hash)).first
        }
        return try connection.execute(FindStaffBySession(keyHash: hash)).first
    }
}

/// Somebody of the scheme's own people.
public struct StaffIdentity: Equatable, Sendable {
    public let id: StaffID
    public let name: String
    /// As which they act on a case.
    public let party: Party

    public init(id: StaffID, name: String, party: Party) {
        self.id = id
        self.name = name
        self.party = party
    }
}
