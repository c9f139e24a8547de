import Postgres
import TestSupport

/// Jobs that a test of the command line finds, put there through the queue's own functions.
struct QueueSeed {
    let database: TestDatabase

    /// Enqueues one job and answers its number.
    func job(_ kind: String = "test", queue: String = "mail", provider: String? = nil) async throws -> Int {
        let added = EnqueueOne(kind: kind, queue: queue, provider: provider)
        return try await database.pool.execute(added).first ?? 0
    }

    /// A job that was given up.
    func deadLetter(_ kind: String = "test", reason: String = "Boom") async throws -> Int {
        try await database.pool.execute(InsertDeadLetter(kind: kind, reason: reason)).first ?? 0
    }

    /// Has a process claim what waits in the lane `mail`.
    func claim() async throws {
        try await script("SELECT queue.claim(0::smallint, 'mail', 100::smallint, 0, 10, 1)")
    }

    func script(_ sql: String) async throws {
        try await database.pool.withConnection { try $0.executeScript(sql) }
    }
}

private struct EnqueueOne: Statement {
    static let sql = """
        SELECT job_id FROM queue.enqueue(
            ARRAY[$1], ARRAY['{"case": 7}'::jsonb], ARRAY[$2], ARRAY[$3], ARRAY[100::smallint], ARRAY[NULL::uuid],
            ARRAY[20::smallint], ARRAY[NULL::timestamptz], ARRAY[NULL::text], ARRAY['reject'])
        """

    let kind: String
    let queue: String
    let provider: String?

    func bind(_ bindings: inout Bindings) {
        bindings.append(kind)
        bindings.append(queue)
        bindings.append(provider)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

private struct InsertDeadLetter: Statement {
    static let sql = """
        INSERT INTO queue.dead
            (job_id, kind, args, queue, priority, max_attempts, enqueued_at, attempts, rescues, reason, errors)
        VALUES (nextval('queue.job_id'), $1, '{"case": 7}', 'mail', 100, 20, now(), 20, 0, $2,
            jsonb_build_array(jsonb_build_object('attempt', 20, 'outcome', 'dead', 'error', $2, 'at', now())))
        RETURNING job_id
        """

    let kind: String
    let reason: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(kind)
        bindings.append(reason)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
