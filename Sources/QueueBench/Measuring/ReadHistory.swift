import BenchSupport
import FoundationEssentials
import Postgres

/// What the history says about the attempts that ended since a moment.
struct ReadHistory: Statement {
    struct Row: Sendable {
        var completed: Int
        var jobs: Int
        var rescued: Int
        var firstClaim: Date?
        var lastEnd: Date?
        /// The longest time in which no outcome was written, in seconds.
        var longestStall: Double?
    }

    static let sql = """
        WITH ended AS (
            SELECT job_id, outcome, claimed_at, finished_at, finished_at - lag(finished_at) OVER (ORDER BY finished_at) AS gap
            FROM queue.done
            WHERE finished_at >= $1 AND (lane = 'bench' OR lane LIKE 'bench/%')
        )
        SELECT count(*) FILTER (WHERE outcome = 'completed'), count(DISTINCT job_id) FILTER (WHERE outcome = 'completed'),
            count(*) FILTER (WHERE outcome = 'rescued'), min(claimed_at), max(finished_at),
            extract(epoch FROM max(gap))::double precision
        FROM ended
        """

    var since: Date

    func bind(_ bindings: inout Bindings) {
        bindings.append(since)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (completed, jobs, rescued, first, last, stall) = try row.decode(
            (Int, Int, Int, Date?, Date?, Double?).self)
        return Row(
            completed: completed, jobs: jobs, rescued: rescued, firstClaim: first, lastEnd: last, longestStall: stall)
    }
}

/// How many were completed since a moment.
struct CountCompleted: Statement {
    typealias Row = Int

    static let sql = """
        SELECT count(*) FROM queue.done
        WHERE finished_at >= $1 AND outcome = 'completed' AND (lane = 'bench' OR lane LIKE 'bench/%')
        """

    var since: Date

    func bind(_ bindings: inout Bindings) {
        bindings.append(since)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

extension Bench {
    func history(since: Date) async throws -> ReadHistory.Row {
        guard let row = try await pool.execute(ReadHistory(since: since)).first else { throw BenchError("no history") }
        return row
    }

    func completed(since: Date) async throws -> Int {
        try await pool.execute(CountCompleted(since: since)).first ?? 0
    }

    /// Waits until the workers have handled so many jobs and the outcomes are written. As long as they get on.
    func drained(_ jobs: Int, by fleet: Fleet, since: Date) async throws {
        var (handled, progressed) = (-1, ContinuousClock.now)
        try await waiting(for: "\(jobs) jobs handled", within: .seconds(7200), every: .milliseconds(20)) {
            if fleet.handled != handled { (handled, progressed) = (fleet.handled, .now) }
            guard progressed.duration(to: .now) < .seconds(60) else {
                throw BenchError("stuck at \(handled) of \(jobs) jobs")
            }
            return handled >= jobs
        }
        try await waiting(for: "\(jobs) jobs completed", within: .seconds(60), every: .milliseconds(50)) {
            try await completed(since: since) >= jobs
        }
    }
}
