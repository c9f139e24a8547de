public import Domain
import Postgres

/// A draft as it is kept.
public struct StoredDraft: Sendable {
    public let id: DraftID
    public let answers: Answers
    public let language: Language
    /// Where the link to go on was sent.
    public let returnAddress: String?
    /// The case that it became.
    public let caseID: CaseID?

    static let columns = "id, answers, language, return_address, case_id"

    static func decode(_ row: borrowing PostgresRow) throws -> StoredDraft {
        let (id, answers, language, returnAddress, caseID) = try row.decode(
            (DraftID, JSONBytes, Language, String?, CaseID?).self)
        return StoredDraft(
            id: id, answers: try StoredJSON.decode(Answers.self, from: answers), language: language,
            returnAddress: returnAddress, caseID: caseID)
    }
}
