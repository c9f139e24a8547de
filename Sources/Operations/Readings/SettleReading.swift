public import Domain
import Persistence
import Postgres

/// An ombudsman, and not the one who read, has seen where a second reading differs from its draft.
public struct SettleReading: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Doing it again changes nothing.
    ///
    /// - Throws: `CaseAccessError.notFound`
    public func callAsFunction(_ id: ReadingID, credential: Credential) async throws {
        try await office.transaction { connection, writer in
            let entry = try ReadingRoom(writer: writer).enterToWrite(id, credential, connection)
            guard entry.isJudge else { throw CaseAccessError.notFound }
            try writer.resolve(.secondReadingDiffers, of: entry.stored, connection)
        }
    }
}
