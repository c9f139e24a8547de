import BenchSupport
import FoundationEssentials
import JobQueue
import Postgres

/// Many jobs at once: by one statement a thousand, and by COPY. Beside both, a bare insert of the same rows.
struct EnqueueScenario: Scenario {
    private static let statementBatch = 1_000
    private static let copyBatch = 5_000

    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { _ in
            var byStatement = ReportLine("enqueue", note: "EnqueueJobs, batches of 1,000, one connection")
            try await measure(on: bench, &byStatement, ours: enqueue) { try await $0.insertByUnnest($1) }
            var byCopy = ReportLine("enqueue_copy", note: "CopyJobs, batches of 5,000, one connection")
            try await measure(on: bench, &byCopy, ours: copy) {
                try await $0.insertByCopy($1, batch: Self.copyBatch)
            }
            return [byStatement, byCopy]
        }
    }

    private func measure(
        on bench: Bench, _ line: inout ReportLine, ours: (Int, Bench) async throws -> Lap,
        bare: (BareProgram, Int) async throws -> Lap
    ) async throws {
        var (drains, limits): ([Drain], [Drain]) = ([], [])
        let jobs = bench.sizes.bulk
        for _ in 0..<bench.sizes.pairs {
            drains.append(try await bench.measured(jobs) { try await ours(jobs, bench) })
            try await bench.clear()
            guard let program = bench.bare else { continue }
            limits.append(try await bench.measured(jobs) { try await bare(program, jobs) })
        }
        line.setRates(drains.map(\.rate), beside: limits.map(\.rate))
        line.setQuietMeasures(drains)
        line.compareQuietMeasures(drains, limits)
        line.add(note: limits.isEmpty ? Bench.noBare : "limit: bare insert of the same rows; asked for 0.7")
    }

    private func enqueue(_ count: Int, on bench: Bench) async throws -> Lap {
        let batch = Array(repeating: Self.job, count: Self.statementBatch)
        return try await bench.withOwnSession { connection in
            try await timed {
                for start in stride(from: 0, to: count, by: Self.statementBatch) {
                    try await connection.run(EnqueueJobs(Array(batch.prefix(count - start))))
                }
            }
        }
    }

    private func copy(_ count: Int, on bench: Bench) async throws -> Lap {
        let batch = Array(repeating: Self.job, count: Self.copyBatch)
        return try await bench.withOwnSession { connection in
            try await timed {
                for start in stride(from: 0, to: count, by: Self.copyBatch) {
                    _ = try await connection.copy(Array(batch.prefix(count - start)))
                }
            }
        }
    }

    private func timed(_ body: () async throws -> Void) async throws -> Lap {
        let (start, spent) = (ContinuousClock.now, ProcessorTime.spent)
        try await body()
        return Lap(seconds: start.duration(to: .now) / .seconds(1), workerSeconds: ProcessorTime.spent - spent)
    }

    private static let job = NewJob(
        kind: .noOperation, args: Array(#"{"number": 1}"#.utf8), queue: .bench, maxAttempts: 5)
}
