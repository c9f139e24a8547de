import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

/// The plans of what runs for every job, as the functions of the queue pin them.
@Suite(.database) struct PlanTests {
    /// What the planner may believe of the lease table, which is empty one moment and full the next.
    enum Belief: String, CaseIterable, Sendable {
        case empty = "ANALYZE queue.lease"
        /// A page without a row, as a vacuum between two batches leaves it behind.
        case emptied = """
            INSERT INTO queue.lease
            SELECT id, id, 1, current_date, 'default', 100, 1, 0, false FROM generate_series(1, 50) AS id;
            UPDATE pg_class SET relpages = 1, reltuples = 0 WHERE oid = 'queue.lease'::regclass;
            UPDATE pg_class SET relpages = 2, reltuples = 0 WHERE oid = 'queue.lease_pkey'::regclass
            """
        case filled = """
            INSERT INTO queue.lease
            SELECT id, id, 1, current_date, 'default', 100, 1, 0, false FROM generate_series(1, 20000) AS id;
            ANALYZE queue.lease
            """
        case bloated = """
            INSERT INTO queue.lease
            SELECT id, id, 1, current_date, 'default', 100, 1, 0, false FROM generate_series(1, 20000) AS id;
            ANALYZE queue.lease;
            DELETE FROM queue.lease
            """
    }

    var database: TestDatabase { .current }

    @Test(
        "finishing walks the key of the lease table in the order of ids, whatever the table holds",
        arguments: Belief.allCases)
    func finish(belief: Belief) async throws {
        let plan = try await plan(of: ExplainFinish(), believing: belief)
        #expect(plan.contains("Index Scan using lease_pkey on lease"), "\(plan)")
        #expect(plan.contains("Index Cond: (job_id = ANY") && !plan.contains("Nested Loop"), "\(plan)")
    }

    @Test("a single acknowledgement finds its lease by the key", arguments: Belief.allCases)
    func acknowledge(belief: Belief) async throws {
        let plan = try await plan(of: ExplainAcknowledge(), believing: belief)
        #expect(plan.contains("lease_pkey"), "\(plan)")
    }

    @Test(
        "a worker that asks for its orders finds the lease of each cancellation by the key", arguments: Belief.allCases)
    func orders(belief: Belief) async throws {
        let plan = try await plan(of: ExplainOrders(), believing: belief)
        #expect(plan.contains("Index Scan using lease_pkey on lease"), "\(plan)")
        #expect(!plan.contains("Scan on lease"), "\(plan)")
    }

    @Test(
        "firing timers reads those that are due by the key, also where the table was seen empty",
        arguments: [
            "ANALYZE queue.timer",
            """
            INSERT INTO queue.timer (id, due_at, kind, args, queue, priority, max_attempts)
            SELECT gen_random_uuid(), now() + second * interval '1 s', 'x', '{}', 'default', 1, 1
            FROM generate_series(-100, 20000) AS second;
            ANALYZE queue.timer
            """,
        ])
    func fire(belief: String) async throws {
        for plan in [
            try await plan(of: ExplainDue(), after: belief), try await plan(of: ExplainDisarm(), after: belief),
            try await plan(of: ExplainInstant(), after: belief),
        ] {
            #expect(plan.contains("Index Scan using timer_") && plan.contains("_pkey on"), "\(plan)")
            #expect(!plan.contains("Seq Scan") && !plan.contains("Sort"), "\(plan)")
        }
    }

    private func plan(of statement: some ExplainStatement, believing belief: Belief) async throws -> String {
        try await plan(of: statement, after: belief.rawValue)
    }

    private func plan(of statement: some ExplainStatement, after script: String) async throws -> String {
        try await database.script(script)
        return try await database.pool.transaction { connection in
            try connection.executeScript(
                """
                SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
                SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_sort = off;
                SET LOCAL plan_cache_mode = force_generic_plan
                """)
            return try connection.execute(statement).joined(separator: "\n")
        }
    }
}

/// The deleting part of `queue.finish`, as it stands in its body.
private struct ExplainFinish: ExplainStatement {
    typealias Row = String

    static let sql = """
        EXPLAIN DELETE FROM queue.lease AS lease
        WHERE lease.job_id = ANY ($1::bigint[]) AND lease.fence = ($2::bigint[])[width_bucket(lease.job_id, $1::bigint[])]
        """

    func bind(_ bindings: inout Bindings) {
        bindings.append([Int64]())
        bindings.append([Int64]())
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// The joining part of `queue.read_orders`, as it stands in its body.
private struct ExplainOrders: ExplainStatement {
    typealias Row = String

    static let sql = """
        EXPLAIN SELECT cancellation.job_id
        FROM queue.cancellation
        CROSS JOIN LATERAL (
            SELECT lease.worker_id FROM queue.lease WHERE lease.job_id = cancellation.job_id OFFSET 0
        ) AS held
        WHERE held.worker_id = 1
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// What is due, as `queue.fire_timers` looks for it.
private struct ExplainDue: ExplainStatement {
    typealias Row = String

    static let sql = """
        EXPLAIN SELECT timer.due_at, timer.id FROM queue.timer AS timer
        WHERE timer.due_at >= $1 AND timer.due_at <= $2
        ORDER BY timer.due_at, timer.id LIMIT $3
        FOR UPDATE SKIP LOCKED
        """

    func bind(_ bindings: inout Bindings) {
        bindings.append(Date())
        bindings.append(Date())
        bindings.append(500)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// The deleting part of `queue.fire_timers` where all of a batch are due at one instant.
private struct ExplainInstant: ExplainStatement {
    typealias Row = String

    static let sql = """
        EXPLAIN DELETE FROM queue.timer AS timer
        WHERE $2 = $3 AND timer.due_at = $2 AND timer.id = ANY ($1::uuid[])
        """

    func bind(_ bindings: inout Bindings) {
        let moment = Date()
        bindings.append([UUID(), UUID()])
        bindings.append(moment)
        bindings.append(moment)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// The deleting part of `queue.fire_timers` otherwise.
private struct ExplainDisarm: ExplainStatement {
    typealias Row = String

    static let sql = """
        EXPLAIN DELETE FROM queue.timer AS timer
        WHERE (timer.due_at, timer.id) >= ($2, ($1::uuid[])[1])
            AND (timer.due_at, timer.id) <= ($3, ($1::uuid[])[cardinality($1::uuid[])])
            AND timer.due_at >= $2 AND timer.due_at <= $3
            AND ($4 OR timer.id = ANY ($1::uuid[]))
        """

    func bind(_ bindings: inout Bindings) {
        bindings.append([UUID]())
        bindings.append(Date())
        bindings.append(Date())
        bindings.append(true)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// The deleting part of `AcknowledgeJob`.
private struct ExplainAcknowledge: ExplainStatement {
    typealias Row = String

    static let sql = "EXPLAIN DELETE FROM queue.lease WHERE job_id = 1 AND fence = 1 RETURNING job_id"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

private protocol ExplainStatement: Statement where Row == String {}
