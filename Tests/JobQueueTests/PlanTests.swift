import Postgres
import TestSupport
import Testing

@testable import JobQueue

/// The plans of what runs for every job, as the functions of the queue pin them.
@Suite(.database) struct PlanTests {
    /// What the planner may believe of the lease table, which is empty one moment and full the next.
    enum Belief: String, CaseIterable, Sendable {
        case empty = "ANALYZE queue.lease"
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
        #expect(plan.contains("Index Scan using lease_pkey on lease") && plan.contains("Sort Key: given.job_id"))
        #expect(!plan.contains("Seq Scan on lease") && !plan.contains("Hash Join"), "\(plan)")
    }

    @Test("a single acknowledgement finds its lease by the key", arguments: Belief.allCases)
    func acknowledge(belief: Belief) async throws {
        let plan = try await plan(of: ExplainAcknowledge(), believing: belief)
        #expect(plan.contains("lease_pkey"), "\(plan)")
    }

    private func plan(of statement: some ExplainStatement, believing belief: Belief) async throws -> String {
        try await database.script(belief.rawValue)
        return try await database.pool.transaction { connection in
            try connection.executeScript(
                """
                SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
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
        USING (
            SELECT * FROM unnest($1::bigint[], $2::bigint[]) AS given (job_id, fence) ORDER BY job_id
        ) AS input
        WHERE lease.job_id = input.job_id AND lease.fence = input.fence
        """

    func bind(_ bindings: inout Bindings) {
        bindings.append([Int64]())
        bindings.append([Int64]())
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
