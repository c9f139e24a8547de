public import Domain
public import FoundationEssentials
public import Postgres

/// The draft that a secret opens, unless it has expired.
public struct FindDraftBySecret: Statement {
    public static let sql = """
        SELECT \(StoredDraft.columns) FROM redress.draft WHERE secret_hash = $1 AND expires_at > $2
        """

    private let secretHash: [UInt8]
    private let now: Date

    public init(secretHash: [UInt8], at now: Date) {
        self.secretHash = secretHash
        self.now = now
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(secretHash)
        bindings.append(now)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredDraft {
        try StoredDraft.decode(row)
    }
}

/// The draft that a code opens, unless it was sent or has expired.
public struct FindDraftByCode: Statement {
    public static let sql = """
        SELECT \(StoredDraft.columns) FROM redress.draft
        WHERE code_hash = $1 AND expires_at > $2 AND case_id IS NULL
        """

    private let codeHash: [UInt8]
    private let now: Date

    public init(codeHash: [UInt8], at now: Date) {
        self.codeHash = codeHash
        self.now = now
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(codeHash)
        bindings.append(now)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredDraft {
        try StoredDraft.decode(row)
    }
}

/// Where and in which language the link to go on with a draft is sent; nothing of what was answered.
public struct FindReturnAddress: Statement {
    public static let sql = """
        SELECT return_address, language, expires_at FROM redress.draft
        WHERE id = $1 AND expires_at > $2 AND case_id IS NULL AND return_address IS NOT NULL
        """

    public struct Found: Sendable {
        public let address: String
        public let language: Language
        public let expiresAt: Date
    }

    private let id: DraftID
    private let now: Date

    public init(of id: DraftID, at now: Date) {
        self.id = id
        self.now = now
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(now)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Found {
        let (address, language, expiresAt) = try row.decode((String, Language, Date).self)
        return Found(address: address, language: language, expiresAt: expiresAt)
    }
}
