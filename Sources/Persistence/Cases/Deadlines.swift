public import Domain
public import FoundationEssentials
public import Postgres

/// A clock that is about to start.
public struct NewDeadline: Sendable {
    let caseID: CaseID
    let party: Party
    let deadline: Derivation
    let derivation: JSONBytes

    public init(
        _ deadline: Derivation, for party: Party, of caseID: CaseID, _ encoded: inout EncodedValues
    ) throws {
        self.caseID = caseID
        self.party = party
        self.deadline = deadline
        derivation = try encoded.json(deadline)
    }
}

/// Starts clocks in the deadline ledger.
public struct InsertDeadlines: Statement {
    public static let sql = """
        INSERT INTO redress.deadline (case_id, step, party, derivation, due_on, state)
        SELECT case_id, step, party, derivation, due_on, 'running'
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::date[])
            AS input (case_id, step, party, derivation, due_on)
        """

    private let deadlines: [NewDeadline]

    public init(_ deadlines: [NewDeadline]) {
        self.deadlines = deadlines
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(deadlines.map(\.caseID))
        bindings.append(deadlines.map(\.deadline.step.rawValue))
        bindings.append(deadlines.map(\.party))
        bindings.append(deadlines.map(\.derivation))
        bindings.append(deadlines.map(\.deadline.dueOn))
    }
}

/// Ends the running clock of a step, if one runs. The first end stands: a later one changes nothing.
public struct EndDeadline: Statement {
    public static let sql = """
        UPDATE redress.deadline
        SET state = $3, ended_at = $4
        WHERE case_id = $1 AND step = $2 AND state = 'running'
        """

    private let caseID: CaseID
    private let step: ClockStep
    private let end: DeadlineEnd
    private let at: Date

    public init(_ step: ClockStep, of caseID: CaseID, as end: DeadlineEnd, at: Date) {
        self.caseID = caseID
        self.step = step
        self.end = end
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(step.rawValue)
        bindings.append(end.rawValue)
        bindings.append(at)
    }
}

/// One line of the deadline ledger.
public struct StoredDeadline: Sendable {
    public let party: Party
    public let derivation: Derivation
    /// `running`, or how it ended.
    public let state: String
    public let endedAt: Date?
}

/// The deadline ledger of a case, oldest first.
public struct ListDeadlines: Statement {
    public static let sql = """
        SELECT party, derivation, state, ended_at FROM redress.deadline WHERE case_id = $1 ORDER BY id
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredDeadline {
        let (party, derivation, state, endedAt) = try row.decode((Party, JSONBytes, String, Date?).self)
        return StoredDeadline(
            party: party, derivation: try StoredJSON.decode(Derivation.self, from: derivation), state: state,
            endedAt: endedAt)
    }
}
