public import Domain
import Persistence
import Postgres

/// Takes down what the reader found, once. Where it is something else than the draft, the ombudsmen are told.
public struct FinishReading: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound` for everybody but the reader, `ActionRefused` for what is finished already, or
    ///   does not judge each issue
    public func callAsFunction(
        _ id: ReadingID, finding assessment: Assessment, because note: String, credential: Credential
    ) async throws {
        try await office.transaction { connection, writer in
            let entry = try ReadingRoom(writer: writer).enterToWrite(id, credential, connection)
            guard entry.isReader else { throw CaseAccessError.notFound }
            guard assessment.issues == entry.reading.draft.issues else {
                throw entry.refusal("other_issues", "Judge each issue of the case by itself.")
            }
            let finish = try WriteReading(
                id, by: entry.member.id, finding: assessment, because: note, at: writer.now)
            guard try !connection.execute(finish).isEmpty else {
                throw entry.refusal("reading_done", "This reading is finished, and stays as it is.")
            }
            if !assessment.agrees(with: entry.reading.draft) {
                try writer.raise(.secondReadingDiffers, of: entry.stored, connection)
            }
        }
    }
}

extension ReadingRoom.Entry {
    fileprivate func refusal(_ code: String, _ explanation: String) -> ActionRefused {
        ActionRefused(code: code, explanation: explanation, status: stored.subject.state.status)
    }
}
