import Domain
import FoundationEssentials
public import Postgres

/// Writes a complaint as received and the case it became: one row each, one statement.
public struct InsertCase: Statement {
    public static let sql = """
        WITH complaint AS (
            INSERT INTO redress.complaint (id, received_at, channel, body, body_digest)
            VALUES ($1, $2, $3, $4, $5)
        )
        INSERT INTO redress.case_file (
            id, reference, provider_id, scheme, profile_version, eligibility, status, waits_for, version, generation,
            state, decision_deadline, access_hash, provider_access_hash, opened_at, changed_at
        )
        VALUES ($1, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $2, $2)
        """

    private let stored: StoredCase
    private let bodyDigest: [UInt8]
    private let body: JSONBytes
    private let eligibility: JSONBytes
    private let state: JSONBytes
    private let decisionDeadline: JSONBytes?

    public init(_ stored: StoredCase, bodyDigest: [UInt8]) throws {
        self.stored = stored
        self.bodyDigest = bodyDigest
        body = try StoredJSON.encode(stored.complaint)
        eligibility = try StoredJSON.encode(stored.eligibility)
        state = try StoredJSON.encode(stored.subject.state)
        decisionDeadline = try stored.subject.decisionDeadline.map(StoredJSON.encode)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(stored.subject.id)
        bindings.append(stored.openedAt)
        bindings.append(stored.complaint.channel.rawValue)
        bindings.append(body)
        bindings.append(bodyDigest)
        bindings.append(stored.reference.text)
        bindings.append(stored.subject.provider.rawValue)
        bindings.append(stored.scheme.rawValue)
        bindings.append(stored.profileVersion)
        bindings.append(eligibility)
        bindings.append(stored.subject.state.status)
        bindings.append(stored.subject.state.waitsFor)
        bindings.append(Int32(stored.subject.version))
        bindings.append(Int32(stored.subject.generation))
        bindings.append(state)
        bindings.append(decisionDeadline)
        bindings.append(stored.accessHash)
        bindings.append(stored.providerAccessHash)
    }
}
