import BenchSupport

/// No-op jobs from a full queue to the history. Beside it, in turns: the worker's own statements in a bare loop, the
/// plainest correct table, and other queues.
struct DrainScenario: Scenario {
    private struct Round {
        var ours: Drain
        var ring: Drain?
        var plain: Drain?
        var peers: [String: RivalLine] = [:]
    }

    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { _ in
            var rounds: [Round] = []
            for number in 0..<bench.sizes.pairs {
                rounds.append(try await round(on: bench, startsBare: number.isMultiple(of: 2)))
                bench.say("  drain \(number + 1) of \(bench.sizes.pairs): \(words(rounds[number]))")
            }
            return lines(rounds, bench)
        }
    }

    /// Who goes first changes from round to round.
    private func round(on bench: Bench, startsBare: Bool) async throws -> Round {
        let jobs = bench.sizes.jobs
        var ring: Drain?
        if startsBare, let bare = bench.bare { ring = try await bench.drainBare(jobs, bare) }
        var round = Round(ours: try await bench.drain(jobs), ring: ring)
        guard let bare = bench.bare else { return try await withPeers(round, on: bench) }
        if !startsBare { round.ring = try await bench.drainBare(jobs, bare) }
        round.plain = try await bench.drainPlain(jobs, bare)
        return try await withPeers(round, on: bench)
    }

    /// The slow one gets fewer jobs; its rate does not depend on how many wait.
    private func withPeers(_ round: Round, on bench: Bench) async throws -> Round {
        var round = round
        for peer in bench.peers {
            let jobs = peer.name == "procrastinate" ? min(2_000, bench.sizes.jobs) : bench.sizes.jobs / 2
            round.peers[peer.name] = try await peer.drain(jobs)
        }
        return round
    }

    private func lines(_ rounds: [Round], _ bench: Bench) -> [ReportLine] {
        var line = ReportLine("drain", note: "\(bench.options.workers) worker processes")
        let (ours, rings) = (rounds.map(\.ours), rounds.compactMap(\.ring))
        line.setRates(ours.map(\.rate), beside: rings.map(\.rate))
        line.setQuietMeasures(ours)
        line.compareQuietMeasures(ours, rings)
        line.add(
            note: rings.isEmpty
                ? Bench.noBare : "limit: the same statements bare, batches of \(bench.options.prefetch); asked for 0.6")
        if let ring = rings.first { line.add(note: "bare: \(ring.words)") }
        let plain = beside("drain_plain", rounds, aim: 0.4) { $0.plain?.rate }
        if let plain { line.add(note: "of the plainest table bare: \(plain.ratio?.short ?? "-")") }
        let peers = bench.peers.compactMap { peer in
            beside("drain_\(peer.name)", rounds, aim: peer.aim) { $0.peers[peer.name]?.rate }
        }
        if peers.isEmpty { line.add(note: "no other queues: no Python was named (--peers)") }
        return [line] + [plain].compactMap { $0 } + peers
    }

    private func beside(
        _ name: String, _ rounds: [Round], aim: Double, _ rate: (Round) -> Double?
    ) -> ReportLine? {
        let limits = rounds.compactMap(rate)
        guard limits.count == rounds.count else { return nil }
        var line = ReportLine(name, note: "ours beside it; asked for \(aim.short)")
        line.setRates(rounds.map(\.ours.rate), beside: limits)
        return line
    }

    private func words(_ round: Round) -> String {
        let others =
            [round.ring.map { "bare \($0.rate.short)" }, round.plain.map { "plain \($0.rate.short)" }]
            .compactMap { $0 } + round.peers.map { "\($0.key) \($0.value.rate.short)" }
        return (["ours \(round.ours.words)"] + others).joined(separator: ", ")
    }
}
