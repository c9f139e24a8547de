import JobQueue
import Postgres

/// What a handler notes of itself.
enum RunEdge: String, PostgresScalar {
    case began, ended, acted
}

/// Appends to the bench's own table of what really happened.
struct NoteRun: Statement {
    static let sql = """
        INSERT INTO redress_bench.run (edge, job_id, attempt_fence, lane, process, at) VALUES ($1, $2, $3, $4, $5, $6)
        """

    var edge: RunEdge
    var job: ClaimedJob
    var process: Int32
    /// Seconds since 1970.
    var at: Double

    func bind(_ bindings: inout Bindings) {
        bindings.append(edge)
        bindings.append(job.id)
        bindings.append(job.fence)
        bindings.append(job.lane)
        bindings.append(process)
        bindings.append(at)
    }
}

/// One attempt as its handler noted it.
struct NotedRun: Sendable {
    var job: Int64
    var lane: String
    var process: Int32
    var began: Double
    /// `nil` when nobody was left to note it.
    var ended: Double?
}

struct ListRuns: Statement {
    typealias Row = NotedRun

    static let sql = """
        SELECT began.job_id, began.lane, began.process, began.at, ended.at
        FROM redress_bench.run AS began
        LEFT JOIN redress_bench.run AS ended
            ON ended.edge = 'ended' AND ended.job_id = began.job_id AND ended.attempt_fence = began.attempt_fence
        WHERE began.edge = 'began'
        """

    static func decode(_ row: borrowing PostgresRow) throws -> NotedRun {
        let (job, lane, process, began, ended) = try row.decode((Int64, String, Int32, Double, Double?).self)
        return NotedRun(job: job, lane: lane, process: process, began: began, ended: ended)
    }
}
