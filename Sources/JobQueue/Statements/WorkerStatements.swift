import Postgres

/// What a process is for; only workers hold leases.
enum WorkerRole: String, Sendable, PostgresScalar {
    case worker, scheduler
}

/// The advisory locks of the queue, in the form with two numbers.
enum AdvisoryLocks {
    /// With a worker's id: held on its control session for as long as it lives.
    static let workers: Int32 = 7301
    /// With 0: held by the leading scheduler.
    static let leadership: Int32 = 7302
}

/// Announces a process under a new number.
struct RegisterWorker: Statement {
    typealias Row = WorkerID

    static let sql = "INSERT INTO queue.worker (role, name, holds_lock) VALUES ($1, $2, $3) RETURNING id"

    var role: WorkerRole
    var name: String
    var holdsLock: Bool

    func bind(_ bindings: inout Bindings) {
        bindings.append(role)
        bindings.append(name)
        bindings.append(holdsLock)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> WorkerID {
        try row.decode(WorkerID.self)
    }
}

/// Takes a session lock if it is free; it lasts until the session ends.
struct TryAdvisoryLock: Statement {
    typealias Row = Bool

    static let sql = "SELECT pg_try_advisory_lock($1, $2)"

    var family: Int32
    var member: Int32

    static func worker(_ id: WorkerID) -> TryAdvisoryLock {
        TryAdvisoryLock(family: AdvisoryLocks.workers, member: Int32(truncatingIfNeeded: id.rawValue))
    }

    static let leadership = TryAdvisoryLock(family: AdvisoryLocks.leadership, member: 0)

    func bind(_ bindings: inout Bindings) {
        bindings.append(family)
        bindings.append(member)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// One heartbeat, appended. No row back means that the process was given up and must register again.
struct RecordBeat: Statement {
    typealias Row = WorkerID

    static let sql = """
        WITH moment AS (
            SELECT beaten_at, (extract(epoch FROM beaten_at)::bigint / 3600) % 2 AS parity
            FROM (SELECT clock_timestamp() AS beaten_at) AS clock
        ), alive AS (
            SELECT worker.id, moment.beaten_at, moment.parity
            FROM queue.worker AS worker
            CROSS JOIN moment
            WHERE worker.id = $1
        ), even AS (
            INSERT INTO queue.beat_0 (worker_id, beaten_at)
            SELECT id, beaten_at FROM alive WHERE parity = 0
        ), odd AS (
            INSERT INTO queue.beat_1 (worker_id, beaten_at)
            SELECT id, beaten_at FROM alive WHERE parity = 1
        )
        SELECT id FROM alive
        """

    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(worker)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> WorkerID {
        try row.decode(WorkerID.self)
    }
}

/// Takes processes off the list, unless one still holds a lease. Their seats are free at once.
struct RemoveWorkers: Statement {
    static let sql = """
        WITH returned AS (
            DELETE FROM queue.seat WHERE worker_id = ANY ($1)
        )
        DELETE FROM queue.worker AS worker
        WHERE worker.id = ANY ($1)
            AND NOT EXISTS (SELECT FROM queue.lease AS lease WHERE lease.worker_id = worker.id)
        """

    var workers: [WorkerID]

    func bind(_ bindings: inout Bindings) {
        bindings.append(workers)
    }
}
