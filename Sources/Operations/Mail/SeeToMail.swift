public import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// What a person does with a message that waits for one.
public struct SeeToMail: Sendable {
    private let office: CaseOffice
    private let reader: any MailReader
    private let attachments: any InboundAttachments

    public init(_ office: CaseOffice, reader: any MailReader, attachments: any InboundAttachments) {
        self.office = office
        self.reader = reader
        self.attachments = attachments
    }

    /// Reads a message, for the one who looks at it.
    ///
    /// - Throws: `MailTrouble`
    public func read(_ id: UUID) async throws -> InboundMail {
        await reader.read(RawMail(try await stored(id)))
    }

    /// Takes the message off the staff's list: the message itself, or what its case has received up to now.
    ///
    /// - Throws: `MailTrouble`
    public func settle(_ id: UUID) async throws {
        try await office.transaction { connection, writer in
            guard let entry = try connection.execute(ListInboundMail(id, limit: 1)).first else {
                throw MailTrouble.noSuchMail
            }
            guard entry.isOpen else { throw MailTrouble.nothingToDo }
            guard try connection.execute(ReleaseMail(id, at: writer.now)).isEmpty, let reference = entry.reference
            else {
                return
            }
            guard let found = try connection.execute(FindCase(reference)).first else { return }
            let stored = try writer.lock(found.subject.id, connection)
            try writer.resolve(.mailReceived, of: stored, connection)
        }
    }

    /// Puts a held message on a case, as from one of its parties, and takes it off the list.
    ///
    /// - Throws: `MailTrouble`
    public func file(_ id: UUID, on reference: Reference, from party: Party) async throws {
        let mail = try await read(id)
        try await office.transaction { connection, writer in
            guard try !connection.execute(ReleaseMail(id, at: writer.now)).isEmpty else {
                throw MailTrouble.nothingToDo
            }
            guard let found = try connection.execute(FindCase(reference)).first else { throw MailTrouble.noSuchCase }
            let link = CaseLink(found.subject.id, party, by: .person)
            let received = CaseMail(mail, id: id, from: link, isAutomatic: false)
            try writer.perform(.receiveMail(received), on: link.caseID, connection)
            if !mail.attachments.isEmpty { try attachments.keep(mail.attachments, of: id, from: link, connection) }
        }
    }

    private func stored(_ id: UUID) async throws -> StoredInboundMail {
        let found = try await office.pool.withConnection { try $0.execute(ReadInboundMail(id)) }.first
        guard let found else { throw MailTrouble.noSuchMail }
        return found
    }
}

/// Why nothing was done with a message.
public enum MailTrouble: Error, Equatable, Sendable {
    case noSuchMail
    case noSuchCase
    /// It does not wait for a person, or not any more.
    case nothingToDo
}
