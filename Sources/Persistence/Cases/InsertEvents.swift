public import Domain
public import FoundationEssentials
public import Postgres

/// What is about to be written into the history of a case.
public struct NewEvent: Sendable {
    let caseID: CaseID
    let version: Int
    let at: Date
    let event: JSONBytes

    public init(_ event: CaseEvent, of subject: Case, at: Date, _ encoded: inout EncodedValues) throws {
        try self.init(event, of: subject.id, at: subject.version, at, &encoded)
    }

    public init(
        _ event: CaseEvent, of caseID: CaseID, at version: Int, _ at: Date, _ encoded: inout EncodedValues
    ) throws {
        self.caseID = caseID
        self.version = version
        self.at = at
        self.event = try encoded.json(event)
    }
}

/// Appends to the histories of cases whose rows the transaction holds: the numbers have no gaps, and the chains go on.
/// Of one case in the order given.
///
/// The database works out digests and chains, because they are over its own text of the payloads.
public struct InsertEvents: Statement {
    public static let sql = """
        WITH input AS (
            SELECT case_id, version, at, event, substr($5::bytea, (place * 32 - 31)::integer, 32) AS salt,
                (row_number() OVER (PARTITION BY case_id ORDER BY place))::integer AS number
            FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::jsonb[]) WITH ORDINALITY
                AS input (case_id, version, at, event, place)
        ), entry AS (
            SELECT input.case_id, coalesce(last.sequence, 0) + input.number AS sequence, version, at, salt, event,
                redress.event_digest(salt, event) AS digest, coalesce(last.chain, redress.chain_start()) AS start
            FROM input
            LEFT JOIN LATERAL (
                SELECT sequence, chain
                FROM redress.case_event AS written
                WHERE written.case_id = input.case_id
                ORDER BY sequence DESC
                LIMIT 1
            ) AS last ON true
        ), chained AS MATERIALIZED (
            SELECT *, redress.chain(start, redress.event_link(case_id, sequence, version, at, digest))
                OVER (PARTITION BY case_id ORDER BY sequence) AS chain
            FROM entry
        ), payload AS (
            INSERT INTO redress.case_event_payload (case_id, sequence, salt, event)
            SELECT case_id, sequence, salt, event FROM chained
        ), unsealed AS (
            INSERT INTO redress.unsealed_case (case_id) SELECT DISTINCT case_id FROM chained
        )
        INSERT INTO redress.case_event (case_id, sequence, version, at, digest, previous, chain)
        SELECT case_id, sequence, version, at, digest,
            lag(chain, 1, start) OVER (PARTITION BY case_id ORDER BY sequence), chain
        FROM chained
        """

    private let events: [NewEvent]
    private let salts: [UInt8]

    public init(_ events: [NewEvent]) throws {
        self.events = events
        salts = try EventSalts.draw(events.count)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(events.map(\.caseID))
        bindings.append(events.map { Int32($0.version) })
        bindings.append(events.map(\.at))
        bindings.append(events.map(\.event))
        bindings.append(salts)
    }
}

/// One entry of a case's history.
public struct StoredEvent: Sendable {
    public let at: Date
    public let event: CaseEvent
}

/// The history of a case, oldest first, without what was erased.
public struct ListEvents: Statement {
    public static let sql = "SELECT at, event FROM redress.case_history WHERE case_id = $1 ORDER BY sequence"

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredEvent {
        let (at, event) = try row.decode((Date, JSONBytes).self)
        return StoredEvent(at: at, event: try StoredJSON.decode(CaseEvent.self, from: event))
    }
}
