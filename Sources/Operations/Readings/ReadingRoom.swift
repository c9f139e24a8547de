import Domain
import Persistence
import Postgres

/// Lets people to second readings: while one is open its reader only, and whoever may take one that nobody has; once it is
/// done the ombudsmen as well.
struct ReadingRoom: Sendable {
    let writer: CaseWriter

    struct Entry {
        let reading: StoredReading
        let stored: StoredCase
        let member: StaffMember

        var isReader: Bool { reading.reader == member.id }
        /// An ombudsman looks at what somebody else's reading came to.
        var isJudge: Bool { !isReader && member.role == .ombudsman && reading.result != nil }
    }

    /// - Throws: `CaseAccessError.notFound`
    func enter(_ id: ReadingID, _ credential: Credential, _ connection: isolated Connection) throws -> Entry {
        guard let entry = try find(id, credential, connection), entry.isReader || entry.isJudge,
            !entry.reading.hasLapsed
        else { throw CaseAccessError.notFound }
        return entry
    }

    /// The same under the case's lock, for what changes it.
    func enterToWrite(_ id: ReadingID, _ credential: Credential, _ connection: isolated Connection) throws -> Entry {
        let entry = try enter(id, credential, connection)
        _ = try writer.lock(entry.stored.subject.id, connection)
        return try enter(id, credential, connection)
    }

    /// Somebody of the staff, at any reading.
    func find(_ id: ReadingID, _ credential: Credential, _ connection: isolated Connection) throws -> Entry? {
        guard let member = try FindStaff.member(credential, connection),
            let reading = try connection.execute(FindReading(id)).first,
            let stored = try connection.execute(ReadCase(reading.caseID)).first
        else { return nil }
        return Entry(reading: reading, stored: stored, member: member)
    }
}
