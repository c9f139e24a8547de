public import Domain
public import Postgres

/// A client's name for one of its submissions.
public struct IdempotencyKey: Hashable, Sendable {
    public let client: String
    public let key: String

    public init(client: String, key: String) {
        self.client = client
        self.key = key
    }
}

extension IdempotencyKey: Comparable {
    /// The order in which every transaction takes its keys, so that no two wait for each other.
    public static func < (one: IdempotencyKey, other: IdempotencyKey) -> Bool {
        (one.client, one.key) < (other.client, other.key)
    }
}

/// What a key is used for.
public struct IdempotentSubmission: Sendable {
    public let key: IdempotencyKey
    public let caseID: CaseID
    public let bodyDigest: [UInt8]

    public init(key: IdempotencyKey, caseID: CaseID, bodyDigest: [UInt8]) {
        self.key = key
        self.caseID = caseID
        self.bodyDigest = bodyDigest
    }
}

/// Takes keys for cases that are about to be written, and answers the cases whose key was free. Another transaction
/// that has not committed yet is waited for.
public struct ClaimIdempotencyKeys: Statement {
    public static let sql = """
        INSERT INTO redress.idempotency_key (client, key, body_digest, case_id)
        SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::uuid[])
        ON CONFLICT (client, key) DO NOTHING
        RETURNING case_id
        """

    private let submissions: [IdempotentSubmission]

    /// - Parameter submissions: each key once
    public init(_ submissions: [IdempotentSubmission]) {
        self.submissions = submissions.sorted { $0.key < $1.key }
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(submissions.map(\.key.client))
        bindings.append(submissions.map(\.key.key))
        bindings.append(submissions.map(\.bodyDigest))
        bindings.append(submissions.map(\.caseID))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}

/// The submissions that clients' keys stand for.
public struct FindIdempotencyKeys: Statement {
    public static let sql = """
        SELECT used.client, used.key, used.case_id, used.body_digest
        FROM unnest($1::text[], $2::text[]) AS input (client, key)
        JOIN redress.idempotency_key AS used ON used.client = input.client AND used.key = input.key
        """

    private let keys: [IdempotencyKey]

    public init(_ keys: [IdempotencyKey]) {
        self.keys = keys
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keys.map(\.client))
        bindings.append(keys.map(\.key))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> IdempotentSubmission {
        let (client, key, caseID, bodyDigest) = try row.decode((String, String, CaseID, [UInt8]).self)
        return IdempotentSubmission(
            key: IdempotencyKey(client: client, key: key), caseID: caseID, bodyDigest: bodyDigest)
    }
}
