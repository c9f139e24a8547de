import FoundationEssentials
import Postgres

/// All processes with their last beat and whether their session still holds its lock.
struct ObserveWorkers: Statement {
    typealias Row = WorkerObservation

    static let sql = """
        WITH beats AS (
            SELECT worker_id, max(beaten_at) AS beaten_at
            FROM (
                SELECT worker_id, beaten_at FROM queue.beat_0
                WHERE beaten_at > (SELECT clock_timestamp() - interval '1 minute')
                UNION ALL
                SELECT worker_id, beaten_at FROM queue.beat_1
                WHERE beaten_at > (SELECT clock_timestamp() - interval '1 minute')
            ) AS recent
            GROUP BY worker_id
        ), locks AS (
            SELECT objid::bigint AS worker_id
            FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 2 AND granted AND classid = $1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        )
        SELECT worker.id, worker.holds_lock, locks.worker_id IS NOT NULL, worker.started_at, beats.beaten_at,
            clock_timestamp(), pg_postmaster_start_time()
        FROM queue.worker AS worker
        LEFT JOIN beats ON beats.worker_id = worker.id
        LEFT JOIN locks ON locks.worker_id = worker.id
        ORDER BY worker.id
        """

    func bind(_ bindings: inout Bindings) {
        bindings.append(Int64(AdvisoryLocks.workers))
    }

    static func decode(_ row: borrowing PostgresRow) throws -> WorkerObservation {
        let (id, holdsLock, isLockHeld, startedAt, lastBeat, now, serverStartedAt) = try row.decode(
            (WorkerID, Bool, Bool, Date, Date?, Date, Date).self)
        return WorkerObservation(
            id: id, holdsLock: holdsLock, isLockHeld: isLockHeld, startedAt: startedAt, lastBeat: lastBeat,
            databaseNow: now, serverStartedAt: serverStartedAt)
    }
}

/// Processes that hold leases or seats and are not on the list: what a process left that went on after it was given up.
struct ListStrayHolders: Statement {
    typealias Row = WorkerID

    static let sql = """
        SELECT held.worker_id
        FROM (SELECT worker_id FROM queue.lease UNION SELECT worker_id FROM queue.seat) AS held
        WHERE held.worker_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM queue.worker AS worker WHERE worker.id = held.worker_id)
        """

    static func decode(_ row: borrowing PostgresRow) throws -> WorkerID {
        try row.decode(WorkerID.self)
    }
}

/// What the database thinks one process holds.
struct ListLeases: Statement {
    typealias Row = HeldLease

    static let sql = "SELECT job_id, fence FROM queue.lease WHERE worker_id = $1 ORDER BY job_id"

    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(worker)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> HeldLease {
        let (id, fence) = try row.decode((JobID, Fence).self)
        return HeldLease(id: id, fence: fence)
    }
}

struct HeldLease: Hashable, Sendable {
    var id: JobID
    var fence: Fence
}
