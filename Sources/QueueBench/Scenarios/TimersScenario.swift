import BenchSupport
import FoundationEssentials
import JobQueue
import Postgres

/// Very many armed timers, of which some fall due within ten seconds; then moving and cancelling.
struct TimersScenario: Scenario {
    private static let batch = 100

    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { _ in
            let sizes = bench.sizes
            _ = try await bench.pool.run(ArmTimers(count: sizes.timers, from: 86_400 * 2, seconds: 86_400 * 600))
            try await bench.script("ANALYZE queue.timer")
            let fleet = try await bench.fleet()
            try fleet.start()
            let start = try await bench.databaseTime()
            _ = try await bench.pool.run(ArmTimers(count: sizes.dueTimers, from: 3, seconds: 10))
            try await bench.drained(sizes.dueTimers, by: fleet, since: start)
            try await fleet.stop()
            let lateness = Sample(try await bench.pool.execute(ListLateness(since: start)))
            var line = ReportLine("timers", note: "\(sizes.timers) armed, \(sizes.dueTimers) of them due within 10 s")
            line.setPercentiles(of: lateness)
            line.add(note: "percentiles: lateness of firing, asked for p99 under 2 s")
            line.require(lateness.values.count == sizes.dueTimers, "\(lateness.values.count) fired, each once")
            try await change(&line, on: bench)
            return [line]
        }
    }

    /// The rate is that of moves, a hundred a statement.
    private func change(_ line: inout ReportLine, on bench: Bench) async throws {
        let ids = try await bench.pool.execute(ListFarTimers(limit: min(20_000, bench.sizes.timers)))
        let due = Date(timeIntervalSinceNow: 86_400 * 90)
        let moved = try await rate(ids) { batch in
            try await bench.pool.execute(MoveTimers(batch.map { ($0, due) })).count
        }
        let cancelled = try await rate(ids) { try await bench.pool.execute(CancelTimers(ids: $0)).count }
        line.rate = moved
        line.add(note: "rate: timers moved a second; cancelled \(cancelled.short)/s; a hundred a statement")
    }

    private func rate(_ ids: [UUID], _ change: ([UUID]) async throws -> Int) async throws -> Double {
        let start = ContinuousClock.now
        var changed = 0
        for first in stride(from: 0, to: ids.count, by: Self.batch) {
            changed += try await change(Array(ids[first..<min(first + Self.batch, ids.count)]))
        }
        guard changed == ids.count else { throw BenchError("\(changed) of \(ids.count) timers changed") }
        return Double(changed) / (start.duration(to: .now) / .seconds(1))
    }
}

/// Arms timers at the speed of a server-side insert, evenly over a time from now on.
struct ArmTimers: Statement {
    static let sql = """
        INSERT INTO queue.timer (id, due_at, kind, args, queue, priority, max_attempts)
        SELECT gen_random_uuid(), due_at, 'bench.no_operation',
            jsonb_build_object('due', extract(epoch FROM due_at)), 'bench', 100, 5
        FROM (
            SELECT clock_timestamp() + ($2 + random() * $3) * interval '1 second' AS due_at
            FROM generate_series(1, $1)
        ) AS timer
        """

    var count: Int
    /// Seconds from now to the first.
    var from: Double
    /// Seconds from the first to the last.
    var seconds: Double

    func bind(_ bindings: inout Bindings) {
        bindings.append(count)
        bindings.append(from)
        bindings.append(seconds)
    }
}

/// How late each fired timer became a job, in seconds.
struct ListLateness: Statement {
    typealias Row = Double

    static let sql = """
        SELECT (extract(epoch FROM enqueued_at) - (args ->> 'due')::numeric)::double precision
        FROM queue.job
        WHERE queue = 'bench' AND enqueued_at >= $1 AND args ? 'due'
        """

    var since: Date

    func bind(_ bindings: inout Bindings) {
        bindings.append(since)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Double {
        try row.decode(Double.self)
    }
}

struct ListFarTimers: Statement {
    typealias Row = UUID

    static let sql = """
        SELECT id FROM queue.timer WHERE queue = 'bench' AND due_at > now() + interval '1 day' LIMIT $1
        """

    var limit: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(limit)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}
