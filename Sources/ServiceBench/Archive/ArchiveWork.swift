import BenchSupport
import Foundation
import Postgres

/// What the jobs of new complaints cost worker, scheduler and PostgreSQL beside a large archive, and beside hardly any:
/// laps in turns, on two databases of one server.
struct ArchiveWork {
    let bench: ArchiveBench
    let small: ConnectionConfiguration

    /// What one job took.
    private struct Lap {
        let jobs: Int
        let seconds: Double
        let buffers: Double
        let processorMicroseconds: Double
        let serverMicroseconds: Double?
    }

    func run() async throws -> ReportLine {
        bench.say("archive_work …")
        // The first lap of each fills caches.
        _ = try await lap(small, "small-first")
        _ = try await lap(bench.database, "large-first")
        var (few, many): ([Lap], [Lap]) = ([], [])
        for number in 1...bench.options.pairs {
            few.append(try await lap(small, "small-\(number)"))
            many.append(try await lap(bench.database, "large-\(number)"))
            bench.say(
                "  \(number): \(many[number - 1].buffers.short) buffers a job beside \(few[number - 1].buffers.short)")
        }
        return line(many, beside: few)
    }

    private func line(_ many: [Lap], beside few: [Lap]) -> ReportLine {
        func median(_ laps: [Lap], _ value: (Lap) -> Double?) -> Double? { Sample(laps.compactMap(value)).median }
        func ratio(_ value: (Lap) -> Double?) -> Double? {
            Sample(
                zip(many, few).compactMap { large, small in
                    guard let large = value(large), let small = value(small), small > 0 else { return nil }
                    return large / small
                }
            ).median
        }
        var line = ReportLine(
            "archive_work",
            note: "jobs of \(bench.options.complaints) new complaints, worker and scheduler together; "
                + "\(bench.options.closed) closed cases beside hardly any; \(bench.options.pairs) pairs")
        line.setRates(many.map { Double($0.jobs) / $0.seconds }, beside: few.map { Double($0.jobs) / $0.seconds })
        line.buffersPerJob = median(many) { $0.buffers }
        line.workerMicroseconds = median(many) { $0.processorMicroseconds }
        line.serverMicroseconds = median(many) { $0.serverMicroseconds }
        line.buffersRatio = ratio { $0.buffers }
        line.processorRatio = ratio { $0.processorMicroseconds }
        line.add(note: "server's processor time \(ratio { $0.serverMicroseconds }?.short ?? "?") times as much")
        line.add(note: "buffers and cpu asked for within 5 %")
        return line
    }

    private func lap(_ database: ConnectionConfiguration, _ name: String) async throws -> Lap {
        try await send(to: database, name)
        let pool = ConnectionPool(configuration: database, size: 1)
        let meter = try await ServerMeter(pool, on: database)
        let jobs = try await pool.execute(CountFinishedJobs()).first ?? 0
        let before = try await meter.read()
        let start = ContinuousClock.now
        let worked = try await work(database, pool)
        let seconds = start.duration(to: .now) / .seconds(1)
        // A session's statistics are there once it has ended.
        try await waiting(for: "the sessions end", within: .seconds(20), every: .milliseconds(100)) {
            try await pool.execute(CountOtherSessions()) == [0]
        }
        let after = try await meter.read()
        let done = (try await pool.execute(CountFinishedJobs()).first ?? 0) - jobs
        await pool.close()
        guard done > 0 else { throw BenchError("no job was done") }
        let server = zip(after.serverSeconds, before.serverSeconds).map { ($0 - $1) * 1e6 / Double(done) }
        return Lap(
            jobs: done, seconds: seconds, buffers: Double(after.buffers - before.buffers) / Double(done),
            processorMicroseconds: worked * 1e6 / Double(done), serverMicroseconds: server)
    }

    private func send(to database: ConnectionConfiguration, _ name: String) async throws {
        let api = try process("intake-api", "redress_intake", database)
        defer { api.stop() }
        try await api.becomeReady()
        let complaints = Complaints(bodies: bench.bodies, keyPrefix: name, port: api.port)
        var load = Load(port: api.port, seconds: 60, complaints: complaints)
        load.most = bench.options.complaints
        let taken = try await LoadDriver.run(load).count(201)
        guard taken == bench.options.complaints else { throw BenchError("the API took \(taken)") }
    }

    /// - Returns: processor seconds of worker and scheduler
    private func work(_ database: ConnectionConfiguration, _ pool: ConnectionPool) async throws -> Double {
        let processes = [
            try process("worker", "redress_worker", database), try process("scheduler", "redress_scheduler", database),
        ]
        defer { for process in processes { process.stop() } }
        try await waiting(for: "nothing is left to do", within: .seconds(120), every: .milliseconds(100)) {
            try await pool.execute(CountUnfinishedJobs()) == [0]
        }
        return processes.reduce(0) { $0 + $1.processorSeconds }
    }

    private func process(
        _ name: String, _ role: String, _ database: ConnectionConfiguration
    ) throws -> ServiceProcess {
        try ServiceProcess(
            "\(bench.options.programs)/\(name)", as: role, databaseURL: database.url, controlURL: database.url,
            in: bench.folder)
    }
}

private func zip(_ one: Double?, _ other: Double?) -> (Double, Double)? {
    guard let one, let other else { return nil }
    return (one, other)
}

private struct CountFinishedJobs: Statement {
    static let sql = "SELECT count(*) FROM queue.done WHERE outcome IN ('completed', 'cancelled')"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

private struct CountUnfinishedJobs: Statement {
    static let sql = "SELECT count(*) FROM queue.unfinished"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

private struct CountOtherSessions: Statement {
    static let sql = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
