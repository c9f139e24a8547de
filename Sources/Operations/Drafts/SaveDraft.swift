public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Keeps answers on the way to a complaint, each time for 30 days from then on.
public struct SaveDraft: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Begins a draft.
    ///
    /// - Returns: the secret that opens it, for the browser to keep; only its hash is stored
    public func callAsFunction(new answers: Answers, in language: Language) async throws -> (
        draft: Draft, secret: String
    ) {
        let office = office
        let id = DraftID(rawValue: .version7())
        try await office.quietTransaction { connection, now in
            let draft = try office.newDraft(id, answers, in: language, at: now)
            try connection.run(draft)
        }
        let draft = Draft(id: id, answers: answers, code: office.tokens.draftCode(of: id))
        return (draft, office.tokens.draftSecret(of: id))
    }

    /// Adds answers to a draft, replacing those of the same key.
    ///
    /// - Parameter changes: nil takes an answer out
    /// - Throws: `DraftError.gone`; nothing was kept then.
    public func callAsFunction(
        _ changes: [String: String?], in id: DraftID, _ language: Language
    ) async throws -> Draft {
        let saved = try await office.quietTransaction { connection, now in
            try connection.execute(
                try SaveAnswers(
                    changes, in: id, language: language, savedAt: now,
                    expiresAt: now.addingTimeInterval(Draft.lifetime)))
        }
        guard let stored = saved.first else { throw DraftError.gone }
        return Draft(stored, tokens: office.tokens)
    }
}

extension CaseOffice {
    func newDraft(
        _ id: DraftID, _ answers: Answers, in language: Language, at now: Date
    ) throws -> InsertDraft {
        try InsertDraft(
            id, secretHash: AccessTokens.hash(tokens.draftSecret(of: id)),
            codeHash: AccessTokens.hash(tokens.draftCode(of: id).text), answers: answers, language: language,
            savedAt: now, expiresAt: now.addingTimeInterval(Draft.lifetime))
    }

    /// Opens a draft in any browser.
    func returnLink(to id: DraftID) -> String {
        "\(correspondence.publicURL)/complain/return?key=\(tokens.draftSecret(of: id))"
    }

    /// One transaction at one moment of case time that gives the workers nothing to do.
    func quietTransaction<Value: Sendable>(
        _ body: @Sendable (isolated Connection, Date) throws -> Value
    ) async throws -> Value {
        let setMoment = clock.now
        return try await pool.transaction { connection in
            guard let now = try connection.execute(ReadCaseTime(set: setMoment)).first else {
                throw CorruptRow(table: "now", column: "now")
            }
            return try body(connection, now)
        }
    }
}
