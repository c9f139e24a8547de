public import FoundationEssentials
public import Postgres

/// All there is to see of one job or timer.
public struct JobDetail: Sendable {
    /// A job's number or a timer's UUID.
    public var id: String
    /// `nil` when the job is over; its last attempt says how it ended.
    public var state: JobState?
    public var kind: JobKind
    /// Ids, never personal data.
    public var args: JSONBytes
    public var lane: Lane
    public var priority: Int16
    public var subject: UUID?
    /// Attempts begun and not given back; 0 for a timer and for a job that is over.
    public var attempts: Int16
    public var maxAttempts: Int16
    public var rescues: Int16
    /// When it was enqueued, or a timer armed.
    public var enqueuedAt: Date
    /// When the next attempt or the timer is due. `nil` for what waits for nothing but a worker, or for its kind to be
    /// resumed.
    public var dueAt: Date?
    public var expiresAt: Date?
    /// The process that holds it, and since when.
    public var worker: WorkerID?
    public var claimedAt: Date?
    /// No other unfinished job of its kind may have it.
    public var uniqueKey: String?
    /// Why somebody wants it ended while a worker still holds it.
    public var cancellation: String?
    /// Dead: the last error's category.
    public var reason: String?
    /// Oldest first. Those that ended well only as long as the payload is kept.
    public var history: [JobAttempt] = []
    /// What its handler has done already.
    public var steps: [JobStep] = []
}

extension JobDetail {
    /// Reads the columns that `ShowJob` and `ShowTimer` both select.
    init(_ row: borrowing PostgresRow) throws {
        id = try row.column(0, as: String.self)
        state = try row.column(1, as: JobState?.self)
        kind = try row.column(2, as: JobKind.self)
        args = try row.column(3, as: JSONBytes.self)
        lane = try row.column(4, as: Lane.self)
        priority = try row.column(5, as: Int16.self)
        subject = try row.column(6, as: UUID?.self)
        attempts = try row.column(7, as: Int16.self)
        maxAttempts = try row.column(8, as: Int16.self)
        rescues = try row.column(9, as: Int16.self)
        enqueuedAt = try row.column(10, as: Date.self)
        dueAt = try row.column(11, as: Date?.self)
        expiresAt = try row.column(12, as: Date?.self)
        worker = try row.column(13, as: WorkerID?.self)
        claimedAt = try row.column(14, as: Date?.self)
        uniqueKey = try row.column(15, as: String?.self)
        cancellation = try row.column(16, as: String?.self)
        reason = try row.column(17, as: String?.self)
    }
}
