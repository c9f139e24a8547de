public import FoundationEssentials
public import Postgres

/// Disarms timers by id. Exact: an id in the answer never fires, one that is not has fired or was never armed. A timer
/// being fired at this moment is waited for.
public struct CancelTimers: Statement {
    public typealias Row = UUID

    public static let sql = "DELETE FROM queue.timer WHERE id = ANY ($1) RETURNING id"

    public var ids: [UUID]

    public init(ids: [UUID]) {
        self.ids = ids
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// Disarms all timers of a subject, or those of some kinds. Answers which they were.
public struct CancelTimersOfSubject: Statement {
    public typealias Row = UUID

    public static let sql = """
        DELETE FROM queue.timer
        WHERE subject = $1 AND ($2::text[] IS NULL OR kind = ANY ($2))
        RETURNING id
        """

    public var subject: UUID
    /// `nil` for all.
    public var kinds: [JobKind]?

    public init(subject: UUID, kinds: [JobKind]? = nil) {
        self.subject = subject
        self.kinds = kinds
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(subject)
        bindings.append(kinds?.map(\.rawValue))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
