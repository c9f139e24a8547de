import Domain
import FoundationEssentials
public import Postgres

/// A complaint as received, and the case that it became.
public struct NewCase: Sendable {
    public let stored: StoredCase
    let bodyDigest: [UInt8]
    let body: JSONBytes
    let eligibility: JSONBytes
    let state: JSONBytes
    let decisionDeadline: JSONBytes?

    /// - Parameter bodyDigest: SHA-256 of the body, 32 bytes
    public init(
        _ stored: StoredCase, body: ComplaintBody, bodyDigest: [UInt8], _ encoded: inout EncodedValues
    ) throws {
        self.stored = stored
        self.body = body.json
        self.bodyDigest = bodyDigest
        eligibility = try encoded.json(stored.eligibility)
        state = try encoded.json(stored.subject.state)
        decisionDeadline = try stored.subject.decisionDeadline.map { try encoded.json($0) }
    }
}

/// Writes complaints as received and the cases that they became, and notes that these are to be counted: one row each,
/// all by one statement.
public struct InsertCases: Statement {
    public static let sql = """
        WITH opened AS (
            SELECT *
            FROM unnest(
                $1::uuid[], $2::timestamptz[], $3::text[], $4::jsonb[], $5::bytea[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::jsonb[], $11::text[], $12::text[], $13::integer[], $14::integer[], $15::jsonb[],
                $16::jsonb[], $17::bytea[], $18::bytea[], $19::boolean[]
            ) AS input (
                id, at, channel, body, body_digest, reference, provider_id, scheme, profile_version, eligibility,
                status, waits_for, version, generation, state, decision_deadline, access_hash, provider_access_hash,
                is_urgent
            )
        ), complaint AS (
            INSERT INTO redress.complaint (id, received_at, channel, body, body_digest)
            SELECT id, at, channel, body, body_digest FROM opened
        ), to_count AS (
            INSERT INTO redress.case_to_count (case_id, has_ended)
            SELECT id, false FROM opened
            UNION ALL
            SELECT id, true FROM opened WHERE status IN ('refused', 'closed')
        )
        INSERT INTO redress.case_file (
            id, reference, provider_id, scheme, profile_version, eligibility, status, waits_for, version, generation,
            state, decision_deadline, access_hash, provider_access_hash, opened_at, changed_at,
            is_urgent
        )
        SELECT id, reference, provider_id, scheme, profile_version, eligibility, status, waits_for, version, generation,
            state, decision_deadline, access_hash, provider_access_hash, at, at,
            is_urgent
        FROM opened
        """

    private let cases: [NewCase]

    public init(_ cases: [NewCase]) {
        self.cases = cases
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(cases.map(\.stored.subject.id))
        bindings.append(cases.map(\.stored.openedAt))
        bindings.append(cases.map(\.stored.complaint.channel.rawValue))
        bindings.append(cases.map(\.body))
        bindings.append(cases.map(\.bodyDigest))
        bindings.append(cases.map(\.stored.reference.text))
        bindings.append(cases.map(\.stored.subject.provider.rawValue))
        bindings.append(cases.map(\.stored.scheme.rawValue))
        bindings.append(cases.map(\.stored.profileVersion))
        bindings.append(cases.map(\.eligibility))
        bindings.append(cases.map(\.stored.subject.state.status))
        bindings.append(cases.map(\.stored.subject.state.waitsFor))
        bindings.append(cases.map { Int32($0.stored.subject.version) })
        bindings.append(cases.map { Int32($0.stored.subject.generation) })
        bindings.append(cases.map(\.state))
        bindings.append(cases.map(\.decisionDeadline))
        bindings.append(cases.map(\.stored.accessHash))
        bindings.append(cases.map(\.stored.providerAccessHash))
        bindings.append(cases.map(\.stored.subject.isUrgent))
    }
}
