public import Domain
public import Postgres

/// Takes a client's key for a case that is about to be written. No row back means that the key is taken: by a
/// transaction that has committed, because this statement waits for one that has not.
public struct ClaimIdempotencyKey: Statement {
    public static let sql = """
        INSERT INTO redress.idempotency_key (client, key, body_digest, case_id)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (client, key) DO NOTHING
        RETURNING case_id
        """

    private let client: String
    private let key: String
    private let bodyDigest: [UInt8]
    private let caseID: CaseID

    public init(client: String, key: String, bodyDigest: [UInt8], caseID: CaseID) {
        self.client = client
        self.key = key
        self.bodyDigest = bodyDigest
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(client)
        bindings.append(key)
        bindings.append(bodyDigest)
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}

/// What a key was used for.
public struct IdempotentSubmission: Sendable {
    public let caseID: CaseID
    public let bodyDigest: [UInt8]
}

/// The submission that a client's key stands for.
public struct FindIdempotencyKey: Statement {
    public static let sql = "SELECT case_id, body_digest FROM redress.idempotency_key WHERE client = $1 AND key = $2"

    private let client: String
    private let key: String

    public init(client: String, key: String) {
        self.client = client
        self.key = key
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(client)
        bindings.append(key)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> IdempotentSubmission {
        let (caseID, bodyDigest) = try row.decode((CaseID, [UInt8]).self)
        return IdempotentSubmission(caseID: caseID, bodyDigest: bodyDigest)
    }
}
