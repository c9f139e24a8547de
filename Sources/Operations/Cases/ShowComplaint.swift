public import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// Shows a complaint as it was received to who sent it and to the staff.
public struct ShowComplaint: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError`
    public func callAsFunction(_ reference: Reference, credential: Credential) async throws -> ReceivedComplaint {
        let office = office
        return try await office.pool.transaction { connection in
            guard let stored = try connection.execute(FindCase(reference)).first else {
                throw CaseAccessError.notFound
            }
            let viewer = try CaseAccess(office: office).viewer(of: stored, credential, connection)
            guard viewer.party != .provider else { throw CaseAccessError.forbidden(allowed: [.complainant]) }
            return ReceivedComplaint(reference: reference, at: stored.openedAt, complaint: stored.complaint)
        }
    }
}

/// A complaint as it was received.
public struct ReceivedComplaint: Sendable {
    public let reference: Reference
    public let at: Date
    public let complaint: ComplaintDraft

    public init(reference: Reference, at: Date, complaint: ComplaintDraft) {
        self.reference = reference
        self.at = at
        self.complaint = complaint
    }
}
