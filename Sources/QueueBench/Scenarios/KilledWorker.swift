import BenchSupport
import FoundationEssentials
import JobQueue
import Postgres

/// SIGKILL of a worker that holds jobs: another one works them all, and whatever the dead one would still say of them
/// is refused.
struct KilledWorker {
    /// So long may it take until all of them run again.
    static let limit = 12.0

    let bench: Bench

    func run() async throws -> ReportLine {
        let jobs = bench.sizes.leasedJobs
        let start = try await bench.databaseTime()
        let other = try await bench.fleet(1, keepsStarts: true, concurrency: jobs)
        let (victim, leases) = try await holding(jobs)
        try other.start()
        let killed = try await bench.databaseTime()
        try await victim.kill()
        try await waiting(for: "the jobs are done by another worker", within: .seconds(120), every: .milliseconds(50)) {
            try await bench.completed(since: start) >= jobs
        }
        let reports = try await other.stop()
        let late = try await acknowledge(leases)
        return line(
            Outcome(
                jobs: jobs, history: try await bench.history(since: start), late: late,
                startedAgain: reports.flatMap(\.starts).map { $0.at - killed.timeIntervalSince1970 }))
    }

    /// A worker in the middle of so many jobs, and their leases.
    private func holding(_ jobs: Int) async throws -> (Child, [ClaimedJob]) {
        try await bench.fill(jobs, .waiting, args: Pause(milliseconds: 3000).json)
        let victim = try await bench.fleet(1, concurrency: jobs, prefetch: jobs)
        try victim.start()
        try await waiting(for: "\(jobs) jobs are leased", within: .seconds(30)) {
            try await bench.pool.execute(ListBenchLeases()).count >= jobs
        }
        guard let child = victim.children.first else { throw BenchError("no worker") }
        return (child, try await bench.pool.execute(ListBenchLeases()))
    }

    /// What the dead one would still have said.
    ///
    /// - Returns: how many the database took.
    private func acknowledge(_ leases: [ClaimedJob]) async throws -> Int {
        var taken = 0
        for lease in leases { taken += try await bench.pool.execute(AcknowledgeJob(lease)).count }
        return taken
    }

    private struct Outcome {
        var jobs: Int
        var history: ReadHistory.Row
        var late: Int
        var startedAgain: [Double]
    }

    private func line(_ outcome: Outcome) -> ReportLine {
        var line = ReportLine("crash", note: "SIGKILL of a worker with \(outcome.jobs) leased jobs")
        let again = Sample(outcome.startedAgain)
        line.setPercentiles(of: again)
        line.add(note: "percentiles: from the kill to the job's next start, asked for 12 s")
        line.require(
            (again.values.last ?? .infinity) <= Self.limit, "the last after \(again.values.last?.short ?? "-") s")
        line.require(outcome.history.jobs == outcome.jobs, "\(outcome.history.jobs) of \(outcome.jobs) done")
        line.require(outcome.history.completed == outcome.jobs, "each once")
        line.require(outcome.history.rescued == outcome.jobs, "\(outcome.history.rescued) rescued")
        line.require(outcome.late == 0, "\(outcome.late) of \(outcome.jobs) late acknowledgements taken")
        return line
    }
}

/// The bench's jobs that a worker holds now.
struct ListBenchLeases: Statement {
    typealias Row = ClaimedJob

    static let sql = """
        SELECT job_id, fence, attempt FROM queue.lease WHERE lane = 'bench' OR lane LIKE 'bench/%' ORDER BY job_id
        """

    static func decode(_ row: borrowing PostgresRow) throws -> ClaimedJob {
        let (id, fence, attempt) = try row.decode((JobID, Fence, Int16).self)
        return ClaimedJob(
            id: id, fence: fence, kind: .waiting, args: [], queue: .bench, provider: nil, subject: nil,
            attempt: attempt, maxAttempts: attempt, rescues: 0, enqueuedAt: Date())
    }
}
