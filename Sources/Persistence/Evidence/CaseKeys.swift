public import Domain
public import Postgres

/// The key of a case's evidence as it is stored: sealed by a master key.
public struct WrappedCaseKey: Hashable, Sendable {
    public let masterKeyID: String
    /// 60 bytes: nonce, key and tag.
    public let bytes: [UInt8]

    public init(masterKeyID: String, bytes: [UInt8]) {
        self.masterKeyID = masterKeyID
        self.bytes = bytes
    }
}

/// The key of a case's evidence.
public struct FindCaseKey: Statement {
    public static let sql = "SELECT master_key_id, wrapped_key FROM redress.case_key WHERE case_id = $1"

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> WrappedCaseKey {
        let (masterKeyID, bytes) = try row.decode((String, [UInt8]).self)
        return WrappedCaseKey(masterKeyID: masterKeyID, bytes: bytes)
    }
}

/// Gives a case its key. A case has one for ever: a second is not written.
public struct InsertCaseKey: Statement {
    public static let sql = """
        INSERT INTO redress.case_key (case_id, master_key_id, wrapped_key) VALUES ($1, $2, $3)
        ON CONFLICT (case_id) DO NOTHING
        """

    private let key: WrappedCaseKey
    private let caseID: CaseID

    public init(_ key: WrappedCaseKey, of caseID: CaseID) {
        self.key = key
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(key.masterKeyID)
        bindings.append(key.bytes)
    }
}
