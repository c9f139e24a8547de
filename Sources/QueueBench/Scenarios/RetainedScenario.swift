import BenchSupport
import JobQueue

/// The drain with a long history, and without it. The history stands in partitions of past days, which are detached
/// for the other half of each pair.
struct RetainedScenario: Scenario {
    func run(on bench: Bench) async throws -> [ReportLine] {
        let retained = RetainedJobs(bench: bench)
        try await retained.make()
        do {
            let line = try await bench.withScheduler { _ in try await compare(retained, bench) }
            try await retained.remove()
            return [line]
        } catch {
            // The first error is the one to tell.
            try? await retained.remove()
            throw error
        }
    }

    private func compare(_ retained: RetainedJobs, _ bench: Bench) async throws -> ReportLine {
        let jobs = bench.sizes.jobs / 2
        var (with, without): ([Drain], [Drain]) = ([], [])
        for number in 0..<bench.sizes.pairs {
            for hasRetained in number.isMultiple(of: 2) ? [true, false] : [false, true] {
                try await retained.setAttached(hasRetained)
                let drain = try await bench.drain(jobs)
                if hasRetained { with.append(drain) } else { without.append(drain) }
                bench.say("  \(hasRetained ? "with" : "without") retained jobs: \(drain.words)")
            }
        }
        var line = ReportLine("drain_retained", note: "\(bench.sizes.retained) finished jobs retained")
        line.setRates(with.map(\.rate), beside: without.map(\.rate))
        line.setQuietMeasures(with)
        line.compareQuietMeasures(with, without)
        line.add(note: "limit: the same without them; asked for 0.95, quiet measures within 5 %")
        return line
    }
}
