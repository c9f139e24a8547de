import BenchSupport
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
        return try await withOwnSession { try await Self.copy(job, count, on: $0) }
    }

    private static func copy(_ job: NewJob, _ count: Int, on connection: Connection) async throws -> [JobID] {
        var ids: [JobID] = []
        for start in stride(from: 0, to: count, by: copied) {
            let jobs = Array(repeating: job, count: min(copied, count - start))
            ids += try await connection.copy(jobs)
        }
        return ids
    }

    /// Lends a session that ends with `body`, so that its statistics are all there afterwards.
    func withOwnSession<Value: Sendable>(_ body: (Connection) async throws -> Value) async throws -> Value {
        var configuration = database
        configuration.applicationName = BenchChild.applicationName
        let sessions = try await sessions()
        let connection = try await Connection.connect(configuration)
        do {
            let value = try await body(connection)
            await connection.close()
            try await becomeQuiet(sessions)
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Rows of one COPY: small enough for the ring to turn on the way, as it does when a queue fills in production.
    private static let copied = 5_000
}

extension Connection {
    func copy(_ jobs: [NewJob]) throws -> [JobID] {
        try transaction { try CopyJobs(jobs).run(on: $0) }
    }
}
