import BenchSupport
import Foundation
import JobQueue
import Postgres

/// A steady load while sessions are ended, a dump runs and PostgreSQL restarts.
struct OutageScenario: Scenario {
    private static let perSecond = 300.0
    /// So long may it take until the rate is there again.
    private static let limit = 15.0

    private struct Event {
        var name: String
        var at: Double
    }

    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { _ in
            let start = try await bench.databaseTime()
            let fleet = try await bench.fleet()
            try fleet.start()
            async let loads = load(for: .seconds(45), on: bench)
            let events = try await disturb(bench)
            let refused = try await loads
            let jobs = try await allDone(since: start, on: bench)
            let complaints = try await fleet.stop().map(\.complaints)
            let completions = try await bench.pool.execute(ListCompletions(since: start))
            return [line(bench, events, jobs, refused, complaints, completions, try await bench.history(since: start))]
        }
    }

    /// - Returns: how many enqueueing transactions went wrong. What became of them, the tables say.
    private func load(for duration: Duration, on bench: Bench) async throws -> Int {
        var refused = 0
        try await JobFeeder(bench: bench, perSecond: Self.perSecond).run { feeder in
            try await feeder.feed(for: duration) { jobs in
                do {
                    _ = try await bench.pool.execute(EnqueueJobs(jobs))
                } catch is PostgresError {
                    refused += 1
                }
            }
        }
        return refused
    }

    private func disturb(_ bench: Bench) async throws -> [Event] {
        var events: [Event] = []
        try await Task.sleep(for: .seconds(6))
        events.append(Event(name: "sessions ended", at: Date().timeIntervalSince1970))
        _ = try await bench.pool.execute(EndChildSessions(pattern: BenchChild.applicationName + "%"))
        try await Task.sleep(for: .seconds(6))
        if let dump = Program.find("pg_dump") {
            events.append(Event(name: "pg_dump", at: Date().timeIntervalSince1970))
            _ = try await Program.run(dump, ["--file", "/dev/null", bench.control.url])
        }
        try await Task.sleep(for: .seconds(2))
        if let restart = bench.options.restart {
            _ = try await Program.run("/bin/sh", ["-c", restart])
            events.append(Event(name: "restarted", at: Date().timeIntervalSince1970))
        }
        return events
    }

    /// - Returns: how many jobs there were.
    private func allDone(since start: Date, on bench: Bench) async throws -> Int {
        var jobs = 0
        try await waiting(for: "all jobs done", within: .seconds(60), every: .milliseconds(250)) {
            jobs = try await bench.pool.execute(CountEnqueued(since: start)).first ?? 0
            return try await bench.completed(since: start) >= jobs
        }
        return jobs
    }

    private func line(
        _ bench: Bench, _ events: [Event], _ jobs: Int, _ refused: Int, _ complaints: [[String: Int]],
        _ completions: [Double], _ history: ReadHistory.Row
    ) -> ReportLine {
        var line = ReportLine("outage", note: "\(Self.perSecond.short) jobs/s, \(jobs) in all")
        line.rate = Self.perSecond
        line.require(history.jobs == jobs && history.completed == jobs, "\(history.jobs) done, each once")
        line.require(history.rescued == 0, "\(history.rescued) jobs taken from workers that were alive")
        let recovery = Recovery(completions: completions, perSecond: Self.perSecond)
        for event in events {
            let seconds = recovery.seconds(after: event.at)
            line.require(
                (seconds ?? .infinity) <= Self.limit, "\(event.name): at rate after \(seconds?.short ?? "?") s")
        }
        if bench.options.restart == nil { line.add(note: "no restart: no command was named (--restart)") }
        line.add(note: "\(refused) enqueueing transactions refused meanwhile")
        let words = complaints.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        let logged = words.sorted { $0.key < $1.key }.map { "\($0.value)x \($0.key)" }.joined(separator: " | ")
        line.add(note: logged.isEmpty ? "workers logged nothing" : "workers logged: \(logged)")
        return line
    }
}

/// Ends every session of the bench's children.
struct EndChildSessions: Statement {
    typealias Row = Bool

    static let sql = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE $1
        """

    var pattern: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(pattern)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// The jobs of the bench that were committed since a moment.
struct CountEnqueued: Statement {
    typealias Row = Int

    static let sql = "SELECT count(*) FROM queue.job WHERE queue = 'bench' AND enqueued_at >= $1"

    var since: Date

    func bind(_ bindings: inout Bindings) {
        bindings.append(since)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}

/// When each was completed, in seconds since 1970.
struct ListCompletions: Statement {
    typealias Row = Double

    static let sql = """
        SELECT extract(epoch FROM finished_at)::double precision
        FROM queue.done
        WHERE finished_at >= $1 AND outcome = 'completed' AND lane = 'bench'
        ORDER BY finished_at
        """

    var since: Date

    func bind(_ bindings: inout Bindings) {
        bindings.append(since)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Double {
        try row.decode(Double.self)
    }
}
