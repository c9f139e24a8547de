public import Domain
import Persistence
import Postgres

/// A person has found a way to reach a party whose mail came back: what presses it goes on.
public struct MarkReachable: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound`
    /// - Returns: false when nothing was paused.
    public func callAsFunction(_ reference: Reference, party: Party) async throws -> Bool {
        try await office.transaction { connection, writer in
            guard let found = try connection.execute(FindCase(reference)).first else { throw CaseAccessError.notFound }
            let stored = try writer.lock(found.subject.id, connection)
            guard let kind = StaffItemKind.unreachable(party) else { return false }
            guard try connection.execute(HasOpenStaffItem(kind, of: stored.subject.id)).first == true else {
                return false
            }
            try writer.resolve(kind, of: stored, connection)
            return true
        }
    }
}
