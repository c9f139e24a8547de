public import Domain
import Persistence
import Postgres

/// Shows a case to the operator at the command line, who needs no credential: whoever runs it has the database.
public struct InspectCase: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound`
    public func callAsFunction(_ reference: Reference) async throws -> CaseView {
        let office = office
        return try await office.pool.transaction { connection in
            guard let stored = try connection.execute(FindCase(reference)).first else {
                throw CaseAccessError.notFound
            }
            return try CaseViewer(office: office).view(stored, for: .scheme, connection)
        }
    }
}
