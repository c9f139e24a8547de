public import Domain
import Persistence
import Postgres

/// Shows a case to one of its parties.
public struct ShowCase: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound`
    public func callAsFunction(_ reference: Reference, credential: Credential) async throws -> CaseView {
        let office = office
        return try await office.pool.transaction { connection in
            guard let stored = try connection.execute(FindCase(reference)).first else {
                throw CaseAccessError.notFound
            }
            let viewer = try CaseAccess(office: office).viewer(of: stored, credential, connection)
            return try CaseViewer(office: office).view(stored, for: viewer.party, connection)
        }
    }
}
