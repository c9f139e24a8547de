import BenchSupport
import FoundationEssentials
import Postgres

/// Handlers that wait 100 ms, worked by 1, 2, 4 and 8 processes; with four, one more comes and one goes.
struct ScaleScenario: Scenario {
    private static let concurrency = 20
    private static let seconds = 4.0

    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { _ in
            var rates: [Int: Double] = [:]
            for workers in [1, 2, 4, 8] { rates[workers] = try await rate(of: workers, on: bench) }
            return [line(rates)]
        }
    }

    private func rate(of workers: Int, on bench: Bench) async throws -> Double {
        let jobs = Int(Double(workers * Self.concurrency) * 10 * (Self.seconds + 6))
        try await bench.fill(jobs, .waiting, args: Pause(milliseconds: 100).json)
        var fleet = try await bench.fleet(workers, concurrency: Self.concurrency, prefetch: Self.concurrency)
        try fleet.start()
        try await Task.sleep(for: .seconds(1.5))
        let start = try await bench.databaseTime()
        try await Task.sleep(for: .seconds(Self.seconds / 2))
        if workers == 4 { try await exchange(&fleet, on: bench) }
        try await Task.sleep(for: .seconds(Self.seconds / 2))
        let end = try await bench.databaseTime()
        let completed = try await bench.pool.execute(CountCompletedBetween(start: start, end: end)).first ?? 0
        try await fleet.stop()
        try await bench.clear()
        return Double(completed) / end.timeIntervalSince(start)
    }

    /// One is added, and one of the first leaves in an orderly way.
    private func exchange(_ fleet: inout Fleet, on bench: Bench) async throws {
        let new = try await bench.fleet(1, concurrency: Self.concurrency, prefetch: Self.concurrency)
        try new.start()
        _ = try await fleet.removeLast()?.stop()
        for child in new.children { fleet.add(child) }
    }

    private func line(_ rates: [Int: Double]) -> ReportLine {
        var line = ReportLine("scale", note: "handlers that wait 100 ms, \(Self.concurrency) at once in a process")
        let one = rates[1] ?? 0
        line.rate = rates[8]
        line.limit = one * 8
        line.ratio = rates.filter { $0.key > 1 }.map { $0.value / (one * Double($0.key)) }.min()
        let words = rates.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.short)/s" }.joined(separator: ", ")
        line.add(note: "processes: \(words); with 4 one was added and one removed")
        line.add(note: "ratio: the worst of 2, 4, 8 by linear; asked for 0.9")
        return line
    }
}

/// How many were completed between two moments.
struct CountCompletedBetween: Statement {
    typealias Row = Int

    static let sql = """
        SELECT count(*) FROM queue.done
        WHERE finished_at >= $1 AND finished_at < $2 AND outcome = 'completed' AND lane = 'bench'
        """

    var start: Date
    var end: Date

    func bind(_ bindings: inout Bindings) {
        bindings.append(start)
        bindings.append(end)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}
