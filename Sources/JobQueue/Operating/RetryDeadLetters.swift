public import FoundationEssentials
public import Postgres

/// Sends dead letters again, with all their attempts. Each keeps its id, and with it the idempotency keys of its outside
/// effects. An id that does not come back was no dead letter.
public struct ResendDeadLetters: Statement {
    public typealias Row = JobID

    public static let sql = "SELECT queue.resend($1)"

    public var ids: [JobID]

    public init(ids: [JobID]) {
        self.ids = ids
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}

/// Whether a job of a subject lies among the dead letters.
public struct HasDeadLetter: Statement {
    public typealias Row = Bool

    public static let sql = "SELECT EXISTS (SELECT FROM queue.dead WHERE subject = $1)"

    private let subject: UUID

    public init(subject: UUID) {
        self.subject = subject
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(subject)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// Sends dead letters again by what they have in common, oldest first. A filter that is `nil` lets all pass.
public struct RetryDeadLetters: Statement {
    public typealias Row = JobID

    public static let sql = """
        WITH chosen AS (
            SELECT job_id
            FROM queue.dead
            WHERE ($1::text IS NULL OR kind = $1)
                AND ($2::uuid IS NULL OR subject = $2)
                AND ($3::text IS NULL OR reason = $3)
                AND ($5::bigint IS NULL OR job_id > $5)
            ORDER BY job_id
            LIMIT $4
        )
        SELECT queue.resend(ARRAY(SELECT job_id FROM chosen))
        """

    public var kind: JobKind?
    public var subject: UUID?
    public var reason: String?
    /// At most so many in this transaction.
    public var limit: Int
    /// Only those with a larger number: how a series of such statements goes past what died again meanwhile.
    public var after: JobID?

    public init(
        kind: JobKind? = nil, subject: UUID? = nil, reason: String? = nil, limit: Int = 1000, after: JobID? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.limit = limit
        self.after = after
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(kind)
        bindings.append(subject)
        bindings.append(reason)
        bindings.append(limit)
        bindings.append(after)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
