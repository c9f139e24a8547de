import BenchSupport
import FoundationEssentials
import JobQueue

/// From the commit of a job to the start of its handler, at a steady 500 jobs a second; and what it costs to wait.
struct LatencyScenario: Scenario {
    private static let perSecond = 500.0

    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { scheduler in
            let fleet = try await bench.fleet(keepsStarts: true)
            try fleet.start()
            var runs: [[JobID: Double]] = []
            let feeder = JobFeeder(bench: bench, perSecond: Self.perSecond)
            try await feeder.run { feeder in
                // The first connections and plans are no part of it.
                _ = try await feeder.feed(for: .seconds(1))
                for _ in 0..<bench.sizes.latencyRuns {
                    runs.append(try await feeder.feed(for: .seconds(bench.sizes.latencySeconds)))
                }
            }
            let idle = try await idleShares(fleet.children + [scheduler], for: bench.sizes.idleSeconds)
            return [line(runs, try await starts(fleet), idle, bench)]
        }
    }

    private func starts(_ fleet: Fleet) async throws -> [JobID: Double] {
        let starts = try await fleet.stop().flatMap(\.starts).map { (JobID(rawValue: $0.job), $0.at) }
        return Dictionary(starts) { min($0, $1) }
    }

    /// The share of a core that each process takes while there is nothing to do. Workers first.
    private func idleShares(_ children: [Child], for seconds: Int) async throws -> [Double] {
        try await Task.sleep(for: .seconds(2))
        let before = children.map { ProcessStat(of: $0.id)?.ownSeconds ?? 0 }
        try await Task.sleep(for: .seconds(seconds))
        return zip(children, before).map { child, before in
            ((ProcessStat(of: child.id)?.ownSeconds ?? 0) - before) / Double(seconds)
        }
    }

    private func line(
        _ runs: [[JobID: Double]], _ starts: [JobID: Double], _ idle: [Double], _ bench: Bench
    ) -> ReportLine {
        // The start may come before the enqueuer has read that its commit went well.
        let samples = runs.map { run in Sample(run.compactMap { id, commit in starts[id].map { max(0, $0 - commit) } })
        }
        var line = ReportLine("latency", note: "commit to handler's start, median of \(runs.count) runs")
        line.rate = Sample(runs.map { Double($0.count) / Double(bench.sizes.latencySeconds) }).median
        (line.p50, line.p95, line.p99) = (
            milliseconds(50, samples), milliseconds(95, samples), milliseconds(99, samples)
        )
        line.add(note: "asked for p50 5 ms, p99 30 ms")
        let shares = idle.map { "\(($0 * 100).short) %" }.joined(separator: ", ")
        line.add(note: "idle, share of a core: \(shares) (workers, then the scheduler); asked for 1 %")
        line.require(runs.allSatisfy { $0.keys.allSatisfy { starts[$0] != nil } }, "every job was started")
        return line
    }

    private func milliseconds(_ percent: Double, _ samples: [Sample]) -> Double? {
        Sample(samples.compactMap { $0.percentile(percent) }).median.map { $0 * 1000 }
    }
}
