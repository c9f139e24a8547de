import BenchSupport
import FoundationEssentials
import Postgres

extension Bench {
    /// Fills the queue and lets a fresh fleet empty it.
    func drain(_ jobs: Int) async throws -> Drain {
        try await fill(jobs)
        return try await measured(jobs) {
            let fleet = try await fleet()
            let start = try await databaseTime()
            try fleet.start()
            try await drained(jobs, by: fleet, since: start)
            let reports = try await fleet.stop()
            let history = try await history(since: start)
            guard history.completed == jobs, history.jobs == jobs else {
                throw BenchError("\(history.jobs) jobs completed \(history.completed) times instead of \(jobs) once")
            }
            guard let first = history.firstClaim, let last = history.lastEnd else { throw BenchError("no history") }
            return Lap(
                seconds: last.timeIntervalSince(first),
                workerSeconds: reports.reduce(0) { $0 + $1.processorSeconds }, longestStall: history.longestStall)
        }
    }

    /// The same by the bare loop with the worker's own statements, in batches as large as a worker's largest.
    func drainBare(_ jobs: Int, _ program: BareProgram) async throws -> Drain {
        try await fill(jobs)
        return try await measured(jobs) { try await program.ring(jobs, batch: options.prefetch) }
    }

    /// The plainest correct queue, which the program fills itself.
    func drainPlain(_ jobs: Int, _ program: BareProgram) async throws -> Drain {
        try await measured(jobs) { try await program.plain(jobs) }
    }

    /// Takes the quiet measures around `body`, once all its sessions have ended.
    func measured(_ jobs: Int, _ body: () async throws -> Lap) async throws -> Drain {
        let meter = try await ServerMeter(pool, on: database)
        let sessions = try await sessions()
        let before = try await meter.read()
        let lap = try await body()
        try await becomeQuiet(sessions)
        return Drain(
            jobs: jobs, seconds: lap.seconds, before: before, after: try await meter.read(),
            workerSeconds: lap.workerSeconds, longestStall: lap.longestStall)
    }
}

/// What a run says of itself.
struct Lap: Sendable {
    var seconds: Double
    var workerSeconds: Double?
    var longestStall: Double?
}
