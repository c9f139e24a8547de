public import Domain
public import FoundationEssentials
public import Postgres

/// Begins a draft. Of its secret and its code only the hashes are kept.
public struct InsertDraft: Statement {
    public static let sql = """
        INSERT INTO redress.draft (id, secret_hash, code_hash, answers, language, saved_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """

    private let id: DraftID
    private let secretHash: [UInt8]
    private let codeHash: [UInt8]
    private let answers: JSONBytes
    private let language: Language
    private let savedAt: Date
    private let expiresAt: Date

    public init(
        _ id: DraftID, secretHash: [UInt8], codeHash: [UInt8], answers: Answers, language: Language, savedAt: Date,
        expiresAt: Date
    ) throws {
        self.id = id
        self.secretHash = secretHash
        self.codeHash = codeHash
        self.answers = try StoredJSON.encode(answers)
        self.language = language
        self.savedAt = savedAt
        self.expiresAt = expiresAt
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(secretHash)
        bindings.append(codeHash)
        bindings.append(answers)
        bindings.append(language)
        bindings.append(savedAt)
        bindings.append(expiresAt)
    }
}

/// Adds answers to a draft, replacing those of the same name, and gives it its full time again. One that was sent or has
/// expired takes none: no row comes back.
///
/// Only what is named changes, so that two pages that are open at once do not undo each other.
public struct SaveAnswers: Statement {
    public static let sql = """
        UPDATE redress.draft
        SET answers = jsonb_strip_nulls(answers || $2), language = $3, saved_at = $4, expires_at = $5
        WHERE id = $1 AND case_id IS NULL AND expires_at > $4
        RETURNING \(StoredDraft.columns)
        """

    private let id: DraftID
    private let changes: JSONBytes
    private let language: Language
    private let savedAt: Date
    private let expiresAt: Date

    /// - Parameter changes: nil takes an answer out
    public init(
        _ changes: [String: String?], in id: DraftID, language: Language, savedAt: Date, expiresAt: Date
    ) throws {
        self.id = id
        self.changes = try StoredJSON.encode(changes)
        self.language = language
        self.savedAt = savedAt
        self.expiresAt = expiresAt
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(changes)
        bindings.append(language)
        bindings.append(savedAt)
        bindings.append(expiresAt)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredDraft {
        try StoredDraft.decode(row)
    }
}

/// Notes where the link to go on is to be sent. No row comes back for a draft that was sent or has expired, nor when the
/// link was asked for so often that it looks like somebody bothering a stranger.
public struct AskForLink: Statement {
    public static let sql = """
        UPDATE redress.draft
        SET return_address = $2, links_asked_for = links_asked_for + 1, saved_at = $3, expires_at = $4
        WHERE id = $1 AND case_id IS NULL AND expires_at > $3 AND links_asked_for < \(Self.most)
        RETURNING id
        """

    /// As the table's CHECK says.
    private static let most = 10

    private let id: DraftID
    private let address: String
    private let at: Date
    private let expiresAt: Date

    public init(for id: DraftID, to address: String, at: Date, expiresAt: Date) {
        self.id = id
        self.address = address
        self.at = at
        self.expiresAt = expiresAt
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(address)
        bindings.append(at)
        bindings.append(expiresAt)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> DraftID {
        try row.decode(DraftID.self)
    }
}

/// Empties drafts that have become cases, in the transaction that opens the cases: what was answered is in the case
/// now, and sending the draft again finds it.
public struct CloseDrafts: Statement {
    public static let sql = """
        UPDATE redress.draft
        SET answers = '{}', return_address = NULL, case_id = sent.case_id
        FROM unnest($1::uuid[], $2::uuid[]) AS sent (draft_id, case_id)
        WHERE draft.id = sent.draft_id
        """

    private let sent: [(draft: DraftID, caseID: CaseID)]

    public init(_ sent: [(draft: DraftID, caseID: CaseID)]) {
        self.sent = sent
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(sent.map(\.draft))
        bindings.append(sent.map(\.caseID))
    }
}

/// Removes what has expired, so many rows at most; answers how many went by the number of affected rows.
public struct RemoveExpiredDrafts: Statement {
    public static let sql = """
        DELETE FROM redress.draft
        WHERE id IN (SELECT id FROM redress.draft WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        """

    private let now: Date
    private let most: Int

    public init(at now: Date, most: Int) {
        self.now = now
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(now)
        bindings.append(most)
    }
}
