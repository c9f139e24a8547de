import BenchSupport
import Foundation
import JobQueue
import Postgres

/// Twenty providers with caps from 1 to 10, all with more work than they may do, while workers are killed and control
/// sessions are ended. The handlers note when they ran; that, and nothing the queue says, is the proof.
struct CapsScenario: Scenario {
    /// Seats of a lost process are usable again after this.
    private static let settling = 12.0
    private static let workers = 4
    private static let callMilliseconds = 400

    /// What happened when, in seconds since 1970.
    private struct Events {
        var warm = 0.0
        var end = 0.0
        /// Killed processes.
        var deaths: [Int32: Double] = [:]
        /// Kills of processes and of control sessions.
        var kills: [Double] = []
    }

    func run(on bench: Bench) async throws -> [ReportLine] {
        let caps = (0..<20).map { (provider: "p\($0)", cap: $0 % 10 + 1) }
        return try await bench.withScheduler { _ in
            try await prepare(caps, on: bench)
            var fleet = try await bench.fleet(Self.workers, concurrency: 120, prefetch: 60)
            try fleet.start()
            let events = try await play(&fleet, on: bench)
            try await fleet.stop()
            return [line(caps, events, try await bench.pool.execute(ListRuns()))]
        }
    }

    private func prepare(_ caps: [(provider: String, cap: Int)], on bench: Bench) async throws {
        let queue = Queue(pool: bench.pool)
        for (provider, cap) in caps {
            try await queue.limit(Scope(rawValue: "bench/\(provider)"), to: ScopeLimit(cap: cap))
            // Enough for a minute at the cap.
            try await bench.fill(
                cap * 60_000 / Self.callMilliseconds, .seated,
                args: Pause(milliseconds: Self.callMilliseconds).json, provider: provider)
        }
    }

    private func play(_ fleet: inout Fleet, on bench: Bench) async throws -> Events {
        var events = Events()
        try await Task.sleep(for: .seconds(4))
        events.warm = Self.now
        try await Task.sleep(for: .seconds(6))
        try await endControlSession(&events, on: bench)
        try await killWorker(of: &fleet, &events, on: bench)
        try await Task.sleep(for: .seconds(Self.settling + 6))
        try await endControlSession(&events, on: bench)
        try await killWorker(of: &fleet, &events, on: bench)
        try await Task.sleep(for: .seconds(Self.settling + 6))
        events.end = Self.now
        return events
    }

    private func killWorker(of fleet: inout Fleet, _ events: inout Events, on bench: Bench) async throws {
        guard let victim = fleet.removeLast() else { return }
        try await victim.kill()
        events.deaths[victim.id] = Self.now
        events.kills.append(Self.now)
        let replacement = try await bench.fleet(1, concurrency: 120, prefetch: 60)
        try replacement.start()
        for child in replacement.children { fleet.add(child) }
    }

    private func endControlSession(_ events: inout Events, on bench: Bench) async throws {
        _ = try await bench.pool.execute(EndControlSession(applicationName: BenchChild.controlName))
        events.kills.append(Self.now)
    }

    private func line(_ caps: [(provider: String, cap: Int)], _ events: Events, _ runs: [NotedRun]) -> ReportLine {
        let lanes = Dictionary(grouping: runs, by: \.lane).mapValues { $0.map { interval($0, events) } }
        let windows = Self.windows(from: events.warm, to: events.end, without: events.kills)
        let available = windows.reduce(0) { $0 + $1.length } * Double(caps.reduce(0) { $0 + $1.cap })
        let used = lanes.values.reduce(0) { $0 + $1.seconds(within: windows) }
        let over = caps.compactMap { provider, cap in
            breach(of: provider, cap, lanes["bench/\(provider)"] ?? [], events)
        }
        var line = ReportLine("caps", note: "\(caps.count) providers with caps 1-10, \(runs.count) calls noted")
        line.rate = Double(runs.count) / (events.end - events.warm)
        line.limit = available / (Double(Self.callMilliseconds) / 1000) / windows.reduce(0) { $0 + $1.length }
        line.ratio = used / available
        line.add(note: "ratio: share of the caps in use outside the 12 s after a kill; asked for 0.8")
        let kills = events.kills.map { ($0 - events.warm).short }.joined(separator: ", ")
        line.add(note: "kills at \(kills) s")
        let endless = runs.count { $0.ended == nil && events.deaths[$0.process] == nil }
        line.require(!runs.isEmpty && endless == 0, "\(endless) calls without an end")
        line.require(
            over.isEmpty, over.isEmpty ? "never above a cap" : "above its cap: \(over.joined(separator: "; "))")
        return line
    }

    private func breach(of provider: String, _ cap: Int, _ runs: [Interval], _ events: Events) -> String? {
        guard let busiest = runs.busiest, busiest.count > cap else { return nil }
        return "\(provider) had \(busiest.count) of \(cap) at \((busiest.at - events.warm).rounded(toDigits: 2)) s"
    }

    /// A call without an end went on until its process was killed; of a process that was not, it would be for ever.
    private func interval(_ run: NotedRun, _ events: Events) -> Interval {
        Interval(start: run.began, end: run.ended ?? events.deaths[run.process] ?? .infinity)
    }

    static func windows(from start: Double, to end: Double, without kills: [Double]) -> [Interval] {
        var windows: [Interval] = []
        var from = start
        for kill in kills.sorted() {
            if kill > from { windows.append(Interval(start: from, end: kill)) }
            from = max(from, kill + settling)
        }
        if end > from { windows.append(Interval(start: from, end: end)) }
        return windows
    }

    private static var now: Double { Date().timeIntervalSince1970 }
}

/// Ends one of the bench's control sessions, as an administrator may.
struct EndControlSession: Statement {
    typealias Row = Bool

    static let sql = """
        SELECT pg_terminate_backend(session.pid)
        FROM (
            SELECT activity.pid
            FROM pg_stat_activity AS activity
            JOIN pg_locks AS held ON held.pid = activity.pid AND held.locktype = 'advisory' AND held.classid = 7301
            JOIN queue.worker AS worker ON worker.id = held.objid::bigint AND worker.role = 'worker'
            WHERE activity.datname = current_database() AND activity.application_name = $1
            ORDER BY activity.pid
            LIMIT 1
        ) AS session
        """

    var applicationName: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(applicationName)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}
