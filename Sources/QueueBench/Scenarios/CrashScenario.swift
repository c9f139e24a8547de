import BenchSupport

/// A worker that is killed with jobs in its hands, and one that is stopped for a while and goes on.
struct CrashScenario: Scenario {
    func run(on bench: Bench) async throws -> [ReportLine] {
        let killed = try await bench.withScheduler { _ in try await KilledWorker(bench: bench).run() }
        try await bench.clear()
        let stopped = try await bench.withScheduler { _ in try await StoppedWorker(bench: bench).run() }
        return [killed, stopped]
    }
}
