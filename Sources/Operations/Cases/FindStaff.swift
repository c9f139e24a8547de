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
        let find = FindStaffByToken(tokenHash: AccessTokens.hash(credential.token))
        return try await office.pool.withConnection { try $0.execute(find) }.first
            .map { StaffIdentity(id: $0.id, name: $0.name) }
    }
}

/// Somebody of the scheme's own people.
public struct StaffIdentity: Equatable, Sendable {
    public let id: StaffID
    public let name: String

    public init(id: StaffID, name: String) {
        self.id = id
        self.name = name
    }
}
