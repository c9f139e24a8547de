public import FoundationEssentials
public import Postgres

/// Gives timers other due times. Exact: an id not in the answer has fired or was never armed.
///
/// The caller holds the lock of the timers' subject, as every change of a case does: a move and a cancel of the same
/// timer at the same moment must not overtake each other.
public struct MoveTimers: Statement {
    public typealias Row = UUID

    public static let sql = "SELECT queue.move_timers($1, $2)"

    public var moves: [(id: UUID, dueAt: Date)]

    public init(_ moves: [(id: UUID, dueAt: Date)]) {
        self.moves = moves
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(moves.map(\.id))
        bindings.append(moves.map(\.dueAt))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// Gives all timers of a subject, or those of one kind, the same other due time.
public struct MoveTimersOfSubject: Statement {
    public typealias Row = UUID

    public static let sql = """
        WITH chosen AS (
            SELECT array_agg(id) AS ids, array_agg($3::timestamptz) AS due_times
            FROM queue.timer
            WHERE subject = $1 AND ($2::text IS NULL OR kind = $2)
        )
        SELECT moved.id
        FROM chosen
        CROSS JOIN LATERAL queue.move_timers(chosen.ids, chosen.due_times) AS moved (id)
        WHERE chosen.ids IS NOT NULL
        """

    public var subject: UUID
    public var kind: JobKind?
    public var dueAt: Date

    public init(subject: UUID, kind: JobKind? = nil, dueAt: Date) {
        self.subject = subject
        self.kind = kind
        self.dueAt = dueAt
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(subject)
        bindings.append(kind)
        bindings.append(dueAt)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
