public import Domain
import Persistence
import Postgres

/// Gives a second reading that nobody has to somebody who may read.
public struct TakeReading: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound` for who may not read the case, `ActionRefused` where somebody else was first
    public func callAsFunction(_ id: ReadingID, credential: Credential) async throws {
        try await office.readingTransaction { connection, writer in
            guard let entry = try ReadingRoom(writer: writer).find(id, credential, connection) else {
                throw CaseAccessError.notFound
            }
            // The case's lock is held, so nobody else takes it, drafts or acts meanwhile.
            let stored = try writer.lock(entry.stored.subject.id, connection)
            guard let reading = try connection.execute(FindReading(id)).first, reading.isOpen else {
                throw CaseAccessError.notFound
            }
            if reading.reader == entry.member.id { return }
            let readers = try writer.secondReaders(of: stored.subject, draftedBy: reading.drafter, connection)
            guard readers.contains(where: { $0.id == entry.member.id }) else { throw CaseAccessError.notFound }
            guard try !connection.execute(AssignReading(id, by: entry.member.id)).isEmpty else {
                throw ActionRefused(
                    code: "reading_taken", explanation: "Somebody else reads this case already.",
                    status: stored.subject.state.status)
            }
        }
    }
}
