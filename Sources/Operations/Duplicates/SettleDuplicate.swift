public import Domain
import Persistence
import Postgres

/// Writes down what a person of the staff thinks of two cases that look like one. It can be taken back.
public struct SettleDuplicate: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: false when it was thought so already; nothing was changed then.
    /// - Throws: `CaseAccessError.notFound` for a case that is not there; `NoSuchLink`
    public func callAsFunction(
        _ one: Reference, _ other: Reference, as verdict: DuplicateVerdict
    ) async throws -> Bool {
        try await office.transaction { connection, writer in
            let oneID = try Self.find(one, connection)
            let otherID = try Self.find(other, connection)
            guard try connection.execute(ListDuplicateLinks(of: oneID)).contains(where: { $0.id == otherID }) else {
                throw NoSuchLink()
            }
            let held = HeldCases(try writer.lock([oneID, otherID], connection))
            return try Self.settle(as: verdict, between: oneID, and: otherID, held, writer, connection)
        }
    }

    /// - Returns: false when they are not linked, or it was thought so already; nothing was changed then.
    @discardableResult
    static func settle(
        as verdict: DuplicateVerdict, between one: CaseID, and other: CaseID, _ held: HeldCases, _ writer: CaseWriter,
        _ connection: isolated Connection
    ) throws -> Bool {
        let settle = SettleDuplicateLink(verdict, between: one, and: other, at: writer.now)
        guard let laterID = try connection.execute(settle).first else { return false }
        try held.note(on: one, other, writer, connection) { .duplicateSettled($0, verdict) }
        try list(try held.stored(laterID), writer, connection)
        return true
    }

    private static func find(_ reference: Reference, _ connection: isolated Connection) throws -> CaseID {
        guard let stored = try connection.execute(FindCase(reference)).first else { throw CaseAccessError.notFound }
        return stored.subject.id
    }

    /// The item stands on the staff's list for as long as a link of the case was not looked at.
    private static func list(_ stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection) throws {
        if try connection.execute(HasSuspectedDuplicate(stored.subject.id)).first == true {
            try writer.raise(.duplicate, of: stored, connection)
        } else {
            try writer.resolve(.duplicate, of: stored, connection)
        }
    }
}

/// The two cases are not linked.
public struct NoSuchLink: Error, Sendable {}
