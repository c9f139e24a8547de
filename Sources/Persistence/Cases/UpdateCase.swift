import Domain
public import FoundationEssentials
public import Postgres

/// Writes what a command made of a case. No row back means that the case has moved on meanwhile.
public struct UpdateCase: Statement {
    public static let sql = """
        UPDATE redress.case_file
        SET status = $3, waits_for = $4, version = $5, generation = $6, state = $7, decision_deadline = $8,
            eligibility = $9, caseworker = $10, first_complained_on = $11, changed_at = $12, round = $13,
            reopening = $14, issues = $15, is_urgent = $16
        WHERE id = $1 AND version = $2
        RETURNING version
        """

    private let stored: StoredCase
    private let expectedVersion: Int
    private let at: Date
    private let state: JSONBytes
    private let decisionDeadline: JSONBytes?
    private let eligibility: JSONBytes
    private let reopening: JSONBytes?

    public init(_ stored: StoredCase, expectedVersion: Int, at: Date) throws {
        self.stored = stored
        self.expectedVersion = expectedVersion
        self.at = at
        state = try StoredJSON.encode(stored.subject.state)
        decisionDeadline = try stored.subject.decisionDeadline.map(StoredJSON.encode)
        eligibility = try StoredJSON.encode(stored.eligibility)
        reopening = try stored.subject.reopening.map(StoredJSON.encode)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(stored.subject.id)
        bindings.append(Int32(expectedVersion))
        bindings.append(stored.subject.state.status)
        bindings.append(stored.subject.state.waitsFor)
        bindings.append(Int32(stored.subject.version))
        bindings.append(Int32(stored.subject.generation))
        bindings.append(state)
        bindings.append(decisionDeadline)
        bindings.append(eligibility)
        bindings.append(stored.caseworker)
        bindings.append(stored.firstComplainedOn)
        bindings.append(at)
        bindings.append(Int16(stored.subject.round))
        bindings.append(reopening)
        bindings.append(stored.issuesAtHand)
        bindings.append(stored.subject.isUrgent)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Int32 {
        try row.decode(Int32.self)
    }
}
