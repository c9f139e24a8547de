import FoundationEssentials
import Postgres

/// Puts due retries and snoozes back into the ring, by the machine's clock.
struct StageRetries: Statement {
    typealias Row = MovedJobs

    static let sql = "SELECT jobs, lanes FROM queue.stage_retries($1)"

    var limit: Int32

    func bind(_ bindings: inout Bindings) {
        bindings.append(limit)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> MovedJobs {
        try RescueJobs.decode(row)
    }
}

/// Moves the ring on when its current segment is full; answers the generation that takes new rows.
struct AdvanceRing: Statement {
    typealias Row = Int64

    static let sql = "SELECT queue.advance_ring($1)"

    var fullBytes: Int64

    func bind(_ bindings: inout Bindings) {
        bindings.append(fullBytes)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int64 {
        try row.decode(Int64.self)
    }
}

/// Segments that hold disk, take no new rows and look empty.
struct ListReclaimableSegments: Statement {
    typealias Row = Int16

    static let sql = "SELECT queue.reclaimable_segments()"

    static func decode(_ row: borrowing PostgresRow) throws -> Int16 {
        try row.decode(Int16.self)
    }
}

enum ReclaimAnswer: String, Sendable, PostgresScalar {
    /// Truncated.
    case reclaimed
    /// Has rows after all, perhaps of a transaction that committed a moment ago.
    case occupied
    /// Somebody reads or writes it.
    case busy
}

/// Empties one segment if it has no row, committed or not.
struct ReclaimSegment: Statement {
    typealias Row = ReclaimAnswer

    static let sql = "SELECT queue.reclaim_segment($1, $2)"

    var segment: Int16
    /// Wait 50 ms for the lock instead of not at all.
    var isPatient: Bool

    func bind(_ bindings: inout Bindings) {
        bindings.append(segment)
        bindings.append(isPatient)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> ReclaimAnswer {
        try row.decode(ReclaimAnswer.self)
    }
}

struct ReclaimBeats: Statement {
    static let sql = "SELECT queue.reclaim_beats()"
}

/// Empties a table that jobs pass through, if it has grown and nothing is in it.
struct ReclaimPassage: Statement {
    enum Table: String, CaseIterable, Sendable {
        case lease, retry
        case uniqueKey = "unique_key"
    }

    typealias Row = ReclaimAnswer

    static let sql = "SELECT queue.reclaim_passage($1, $2)"

    var table: Table
    /// Heap and indexes. A smaller one stays as it is.
    var pastBytes: Int64

    func bind(_ bindings: inout Bindings) {
        bindings.append(table.rawValue)
        bindings.append(pastBytes)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> ReclaimAnswer {
        try row.decode(ReclaimAnswer.self)
    }
}

/// Makes the partitions of the days and months ahead. Harmless when they are there.
struct MakePartitions: Statement {
    static let sql = "SELECT queue.make_partitions()"
}

/// Drops payloads and history that are old enough. A partition that is in use stays until the next time.
struct RemovePartitions: Statement {
    static let sql = "SELECT queue.remove_partitions($1, $2)"

    var payloadDays: Int32
    var historyDays: Int32

    func bind(_ bindings: inout Bindings) {
        bindings.append(payloadDays)
        bindings.append(historyDays)
    }
}

/// Appends the rollup of depths.
struct TakeDepths: Statement {
    static let sql = "SELECT queue.take_depths($1)"

    var caseNow: Date?

    func bind(_ bindings: inout Bindings) {
        bindings.append(caseNow)
    }
}

/// Clears the oldest segment of rows that nobody takes, when empty segments run short.
struct EvacuateSegment: Statement {
    static let sql = "SELECT queue.evacuate($1, $2, $3)"

    var limits: QueueUpkeep.Limits

    func bind(_ bindings: inout Bindings) {
        bindings.append(limits.fewEmptySegments)
        bindings.append(limits.sparseRows)
        bindings.append(limits.batch)
    }
}

/// Appends what is known of the database's own health, and removes figures older than a day.
struct TakeHealth: Statement {
    static let sql = "SELECT queue.take_health()"
}

/// For the rest of the transaction: less than the hole that makes a watch over the workers start anew.
struct LimitStatement: Statement {
    static let sql = "SET LOCAL statement_timeout = '2s'"
}

/// Requests to end jobs that ended, or wait again.
struct SettleCancellations: Statement {
    static let sql = "SELECT queue.settle_cancellations()"
}

/// Says that upkeep runs.
struct NoteTick: Statement {
    static let sql = "INSERT INTO queue.tick (ticked_at) VALUES (clock_timestamp()) ON CONFLICT DO NOTHING"
}

struct PruneTicks: Statement {
    static let sql = "DELETE FROM queue.tick WHERE ticked_at < clock_timestamp() - interval '1 hour'"
}
