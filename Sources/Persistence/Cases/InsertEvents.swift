public import Domain
public import FoundationEssentials
public import Postgres

/// Appends to the history of a case, whose row the transaction holds: the numbers have no gaps.
public struct InsertEvents: Statement {
    public static let sql = """
        WITH last AS (
            SELECT coalesce(max(sequence), 0) AS sequence FROM redress.case_event WHERE case_id = $1
        )
        INSERT INTO redress.case_event (case_id, sequence, version, at, event)
        SELECT $1, last.sequence + entry.place::integer, $2, $3, entry.event
        FROM last, unnest($4::jsonb[]) WITH ORDINALITY AS entry (event, place)
        """

    private let caseID: CaseID
    private let version: Int
    private let at: Date
    private let events: [JSONBytes]

    public init(_ events: [CaseEvent], of subject: Case, at: Date) throws {
        caseID = subject.id
        version = subject.version
        self.at = at
        self.events = try events.map(StoredJSON.encode)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(Int32(version))
        bindings.append(at)
        bindings.append(events)
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
