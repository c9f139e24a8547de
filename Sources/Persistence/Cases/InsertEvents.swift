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
        caseID = subject.id
        version = subject.version
        self.at = at
        self.event = try encoded.json(event)
    }
}

/// Appends to the histories of cases whose rows the transaction holds: the numbers have no gaps. Of one case in the
/// order given.
public struct InsertEvents: Statement {
    public static let sql = """
        WITH entry AS (
            SELECT case_id, version, at, event, row_number() OVER (PARTITION BY case_id ORDER BY place) AS number
            FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::jsonb[]) WITH ORDINALITY
                AS input (case_id, version, at, event, place)
        )
        INSERT INTO redress.case_event (case_id, sequence, version, at, event)
        SELECT entry.case_id, last.sequence + entry.number, entry.version, entry.at, entry.event
        FROM entry
        CROSS JOIN LATERAL (
            SELECT coalesce(max(written.sequence), 0) AS sequence
            FROM redress.case_event AS written
            WHERE written.case_id = entry.case_id
        ) AS last
        """

    private let events: [NewEvent]

    public init(_ events: [NewEvent]) {
        self.events = events
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(events.map(\.caseID))
        bindings.append(events.map { Int32($0.version) })
        bindings.append(events.map(\.at))
        bindings.append(events.map(\.event))
    }
}

/// One entry of a case's history.
public struct StoredEvent: Sendable {
    public let at: Date
    public let event: CaseEvent
}

/// The history of a case, oldest first.
public struct ListEvents: Statement {
    public static let sql = "SELECT at, event FROM redress.case_event WHERE case_id = $1 ORDER BY sequence"

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
