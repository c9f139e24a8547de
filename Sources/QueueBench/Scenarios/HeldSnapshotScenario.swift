import BenchSupport

/// The drain while somebody keeps an old snapshot open, and without. The holder has read nothing of the queue; in a
/// second form it has.
struct HeldSnapshotScenario: Scenario {
    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { _ in
            let pairs = bench.sizes.pairs
            return [
                try await compare("drain_held_snapshot", pairs: pairs, readsQueue: false, bench),
                try await compare("drain_held_snapshot_read", pairs: max(1, pairs / 3), readsQueue: true, bench),
            ]
        }
    }

    private func compare(_ name: String, pairs: Int, readsQueue: Bool, _ bench: Bench) async throws -> ReportLine {
        var (with, without): ([Drain], [Drain]) = ([], [])
        for _ in 0..<pairs {
            without.append(try await bench.drain(bench.sizes.jobs / 2))
            with.append(try await drainWithSnapshot(readsQueue: readsQueue, bench))
            bench.say("  \(name): \(with[with.count - 1].words), without \(without[without.count - 1].words)")
        }
        let whose = readsQueue ? "has read the queue's tables" : "has read nothing of the queue"
        var line = ReportLine(
            name, note: "a snapshot open since \(bench.sizes.sinceSnapshot) jobs ago, whose holder \(whose)")
        line.setRates(with.map(\.rate), beside: without.map(\.rate))
        line.setQuietMeasures(with)
        line.compareQuietMeasures(with, without)
        line.add(note: readsQueue ? "asked for no stall over 100 ms" : "asked for 0.9, quiet measures within 10 %")
        line.add(note: "longest stall \(stall(with)) ms, without \(stall(without)) ms")
        return line
    }

    private func drainWithSnapshot(readsQueue: Bool, _ bench: Bench) async throws -> Drain {
        let snapshot = try await HeldSnapshot(on: bench, readsQueue: readsQueue)
        do {
            _ = try await bench.drain(bench.sizes.sinceSnapshot)
            let drain = try await bench.drain(bench.sizes.jobs / 2)
            await snapshot.release()
            return drain
        } catch {
            await snapshot.release()
            throw error
        }
    }

    private func stall(_ drains: [Drain]) -> String {
        drains.compactMap(\.longestStall).max().map { ($0 * 1000).short } ?? "-"
    }
}
