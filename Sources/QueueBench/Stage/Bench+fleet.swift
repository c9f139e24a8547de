import JobQueue
import Postgres

extension Bench {
    /// Runs `body` beside a scheduler process: nothing is measured without the upkeep that production has.
    func withScheduler<Value: Sendable>(_ body: (Child) async throws -> Value) async throws -> Value {
        let start = try await databaseTime()
        let scheduler = try await Fleet(1, ChildOrder(role: .scheduler))
        try scheduler.start()
        guard let child = scheduler.children.first else { throw BenchError("no scheduler") }
        do {
            try await waiting(for: "the scheduler leads", within: .seconds(60)) {
                try await Queue(pool: pool).lastTick().map { $0 >= start } ?? false
            }
            let value = try await body(child)
            try await scheduler.stop()
            return value
        } catch {
            // The first error is the one to tell.
            _ = try? await scheduler.stop()
            throw error
        }
    }

    /// Worker processes that have connected and wait.
    func fleet(_ count: Int? = nil, keepsStarts: Bool = false, concurrency: Int? = nil, prefetch: Int? = nil)
        async throws -> Fleet
    {
        try await Fleet(count ?? options.workers, order(keepsStarts, concurrency, prefetch))
    }

    func order(_ keepsStarts: Bool = false, _ concurrency: Int? = nil, _ prefetch: Int? = nil) -> ChildOrder {
        ChildOrder(
            concurrency: concurrency ?? options.concurrency, prefetch: prefetch ?? options.prefetch,
            keepsStarts: keepsStarts)
    }

    /// Enqueues by COPY, so many jobs that are all alike.
    ///
    /// - Returns: their ids.
    @discardableResult
    func fill(
        _ count: Int, _ kind: JobKind = .noOperation, args: [UInt8] = Array(#"{"number": 1}"#.utf8),
        provider: String? = nil
    ) async throws -> [JobID] {
        let job = NewJob(kind: kind, args: args, queue: .bench, provider: provider)
        var ids: [JobID] = []
        for start in stride(from: 0, to: count, by: Self.copied) {
            let jobs = Array(repeating: job, count: min(Self.copied, count - start))
            ids += try await pool.transaction { try CopyJobs(jobs).run(on: $0) }
        }
        return ids
    }

    /// Rows of one COPY: small enough for the ring to turn on the way, as it does when a queue fills in production.
    private static let copied = 5_000
}
