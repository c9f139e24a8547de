public import FoundationEssentials
import Postgres

/// What makes a queue on PostgreSQL slow before anybody notices.
public struct QueueHealth: Sendable, Hashable {
    public var takenAt: Date
    /// Age of the oldest snapshot that keeps dead rows from being removed, in seconds and in transactions.
    public var oldestSnapshotSeconds: Double
    public var oldestSnapshotTransactions: Int
    /// Of ring, leases, retries and timers; by PostgreSQL's statistics, so about.
    public var deadRows: Int
    /// With indexes.
    public var bytes: Int
    /// Of the ring's sixteen.
    public var segmentsInUse: Int
    /// What nobody takes: of paused lanes, or of lanes that no worker reads.
    public var sidingBytes: Int
    /// Deadlines that have not fired.
    public var timersArmed: Int
}

/// The latest line; no row when no scheduler has led for a day.
struct ReadHealth: Statement {
    typealias Row = QueueHealth

    static let sql = """
        SELECT taken_at, oldest_snapshot_seconds, oldest_snapshot_transactions, dead_rows, bytes, segments_in_use,
            siding_bytes, timers_armed
        FROM queue.health
        ORDER BY taken_at DESC
        LIMIT 1
        """

    static func decode(_ row: borrowing PostgresRow) throws -> QueueHealth {
        let (takenAt, seconds, transactions, deadRows, bytes, segments, siding, timers) = try row.decode(
            (Date, Double, Int, Int, Int, Int32, Int, Int).self)
        return QueueHealth(
            takenAt: takenAt, oldestSnapshotSeconds: seconds, oldestSnapshotTransactions: transactions,
            deadRows: deadRows, bytes: bytes, segmentsInUse: Int(segments), sidingBytes: siding, timersArmed: timers)
    }
}
