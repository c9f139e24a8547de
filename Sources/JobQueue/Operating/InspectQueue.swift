public import FoundationEssentials
public import Postgres

/// Whether nothing is ready, leased, waiting for another attempt, or due and not yet fired. One statement, one snapshot:
/// exact, because whatever moves does so within one transaction.
struct CheckIdle: Statement {
    typealias Row = Bool

    static let sql = """
        SELECT NOT EXISTS (SELECT FROM queue.unfinished)
            AND NOT EXISTS (SELECT FROM queue.timer WHERE due_at <= coalesce($1, now()))
        """

    var caseNow: Date?

    func bind(_ bindings: inout Bindings) {
        bindings.append(caseNow)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// When a leader's round of upkeep last went well; `nil` when none did in the last hour.
struct FindLastTick: Statement {
    typealias Row = Date?

    static let sql = "SELECT max(ticked_at) FROM queue.tick"

    static func decode(_ row: borrowing PostgresRow) throws -> Date? {
        try row.decode(Date?.self)
    }
}

/// How long ago that was, by the database's clock.
struct FindTickAge: Statement {
    typealias Row = Double?

    static let sql = """
        SELECT extract(epoch FROM clock_timestamp() - max(ticked_at))::double precision FROM queue.tick
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Double? {
        try row.decode(Double?.self)
    }
}

/// Subjects that have an armed timer or an unfinished job: what `doctor` compares open cases with.
public struct ListArmedSubjects: Statement {
    public typealias Row = UUID

    public static let sql = """
        SELECT job.subject
        FROM queue.unfinished AS live
        JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
        WHERE job.subject IS NOT NULL
        UNION
        SELECT subject FROM queue.timer WHERE subject IS NOT NULL
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// One figure of the latest rollup.
public struct QueueDepth: Sendable, Hashable {
    public var takenAt: Date
    /// `ready`, `leased`, `retrying`, `parked`, `dead`, or `overdue` for timers.
    public var state: String
    public var lane: Lane
    public var jobs: Int
    /// When the oldest of them was enqueued, died or was due.
    public var oldestAt: Date?
}

/// The latest rollup of depths, at most ten seconds old while a scheduler leads. Cheap: reads no hot table.
public struct ReadDepths: Statement {
    public typealias Row = QueueDepth

    public static let sql = """
        SELECT taken_at, state, lane, jobs, oldest_at
        FROM queue.depth
        WHERE taken_at = (SELECT max(taken_at) FROM queue.depth)
        ORDER BY state, lane
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> QueueDepth {
        let (takenAt, state, lane, jobs, oldestAt) = try row.decode((Date, String, Lane, Int, Date?).self)
        return QueueDepth(takenAt: takenAt, state: state, lane: lane, jobs: jobs, oldestAt: oldestAt)
    }
}
