import FoundationEssentials
import Postgres
import JobQueue

/// Enqueues at a steady rate, as a service does: a transaction, its commit, a wake-up. What falls due while a commit is
/// under way goes into the next one.
struct JobFeeder: Sendable {
    let bench: Bench
    let perSecond: Double
    var kind = JobKind.noOperation
    private let wakeUps: WakeUps

    init(bench: Bench, perSecond: Double, kind: JobKind = .noOperation) {
        self.bench = bench
        self.perSecond = perSecond
        self.kind = kind
        wakeUps = WakeUps(configuration: bench.control)
    }

    /// Keeps the connection for wake-ups while `body` feeds.
    func run(_ body: (JobFeeder) async throws -> Void) async throws {
        let waking = Task { [wakeUps] in try await wakeUps.run() }
        defer { waking.cancel() }
        try await body(self)
    }

    /// - Returns: the moments at which the commits were known, in seconds since 1970.
    func feed(for duration: Duration) async throws -> [JobID: Double] {
        var commits: [JobID: Double] = [:]
        try await feed(for: duration) { jobs in
            let rows = try await bench.pool.execute(EnqueueJobs(jobs))
            let now = Date().timeIntervalSince1970
            for row in rows { commits[row.id] = now }
        }
        return commits
    }

    /// The same with a way of one's own to enqueue.
    func feed(for duration: Duration, enqueue: ([NewJob]) async throws -> Void) async throws {
        let start = ContinuousClock.now
        var fed = 0
        while start.duration(to: .now) < duration {
            let due = Int(start.duration(to: .now) / .seconds(1) * perSecond) - fed
            if due > 0 {
                try await enqueue(
                    Array(repeating: NewJob(kind: kind, args: Array("{}".utf8), queue: .bench), count: due))
                wakeUps.post(.bench)
                fed += due
            }
            try await Task.sleep(for: .seconds(1 / perSecond))
        }
    }
}
