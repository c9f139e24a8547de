import Domain
import Persistence
import Postgres

/// Who is on the other side of a request, once the credential has been checked against the case.
struct Viewer: Sendable {
    let party: Party
    /// Set for staff.
    let staff: StaffMember?
}

/// Checks credentials. A reference alone opens nothing.
struct CaseAccess: Sendable {
    let office: CaseOffice

    /// - Throws: `CaseAccessError.notFound` for a case that is not there and for a credential that is not for it,
    ///   `CaseAccessError.readsBlind` for whoever reads the case a second time at the moment.
    func viewer(of stored: StoredCase, _ credential: Credential, _ connection: isolated Connection) throws -> Viewer {
        if credential.token.hasPrefix(Credential.complainantPrefix) {
            return try party(.complainant, credential, stored.accessHash)
        }
        if credential.token.hasPrefix(Credential.providerPrefix) {
            return try party(.provider, credential, stored.providerAccessHash)
        }
        return try staff(credential, stored.subject.id, connection)
    }

    private func party(_ party: Party, _ credential: Credential, _ hash: [UInt8]) throws -> Viewer {
        guard AccessTokens.matches(credential.token, hash) else { throw CaseAccessError.notFound }
        return Viewer(party: party, staff: nil)
    }

    private func staff(
        _ credential: Credential, _ id: CaseID, _ connection: isolated Connection
    ) throws -> Viewer {
        guard let member = try FindStaff.member(credential, connection) else { throw CaseAccessError.notFound }
        if let reading = try connection.execute(FindOpenReading(of: id, by: member.id)).first {
            throw CaseAccessError.readsBlind(reading)
        }
        return Viewer(party: member.role.party, staff: member)
    }
}
