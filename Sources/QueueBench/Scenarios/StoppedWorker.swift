import BenchSupport
import FoundationEssentials
import Glibc
import JobQueue
import Postgres

/// SIGSTOP of a worker in the middle of its jobs, for longer than others wait; then SIGCONT. Half of the jobs have an
/// outside effect and ask for their fence before it, the other half just end.
struct StoppedWorker {
    let bench: Bench

    func run() async throws -> ReportLine {
        let jobs = bench.sizes.leasedJobs
        let start = try await bench.databaseTime()
        let other = try await bench.fleet(1, concurrency: jobs)
        let stopped = try await holding(jobs)
        stopped.signal(SIGSTOP)
        try other.start()
        try await Task.sleep(for: .seconds(bench.sizes.stopSeconds))
        let isDoneByOthers = try await bench.completed(since: start) == jobs
        stopped.signal(SIGCONT)
        // Long enough for what it still wants to do.
        try await Task.sleep(for: .seconds(5))
        let report = try await stopped.stop()
        let windows = try await other.stop().flatMap(\.windows)
        var line = line(
            jobs, report, isDoneByOthers, try await bench.history(since: start),
            try await bench.pool.execute(CountActs(process: stopped.id)))
        line.setPercentiles(of: Sample(windows))
        return line
    }

    /// A worker that has started them all and ended none.
    private func holding(_ jobs: Int) async throws -> Child {
        try await bench.fill(jobs / 2, .fenced, args: Pause(milliseconds: 3000).json)
        try await bench.fill(jobs - jobs / 2, .fenced, args: Pause(milliseconds: 3000, isChecked: false).json)
        let fleet = try await bench.fleet(1, concurrency: jobs, prefetch: jobs)
        try fleet.start()
        try await waiting(for: "\(jobs) jobs are leased", within: .seconds(30)) {
            try await bench.pool.execute(ListBenchLeases()).count >= jobs
        }
        guard let child = fleet.children.first else { throw BenchError("no worker") }
        return child
    }

    private func line(
        _ jobs: Int, _ report: ChildReport, _ isDoneByOthers: Bool, _ history: ReadHistory.Row, _ acts: [CountActs.Row]
    ) -> ReportLine {
        let words = "SIGSTOP of a worker with \(jobs) started jobs for \(bench.sizes.stopSeconds) s, then SIGCONT"
        var line = ReportLine("crash_stopped", note: words)
        line.require(isDoneByOthers, "another worker had done them before it went on")
        line.require(history.completed == jobs && history.jobs == jobs, "each done once")
        // Those that were fenced out are given back, which is refused as well: the lease is somebody else's.
        line.require(report.refused == jobs, "\(report.refused) stale acknowledgements and releases refused")
        line.require(report.fencedOut == jobs / 2, "\(report.fencedOut) handlers fenced out before they acted")
        line.require(acts.reduce(0) { $0 + $1.ofProcess } == 0, "no outside call by the stopped worker")
        line.require(acts.reduce(0) { $0 + $1.all } == jobs / 2, "each outside call made once")
        line.add(
            note: "percentiles: the window that remains, from asking checkFence to the call's start; "
                + "only a stop inside it makes a second call")
        return line
    }
}

/// Outside calls that were made, in all and by one process.
struct CountActs: Statement {
    struct Row: Sendable {
        var all: Int
        var ofProcess: Int
    }

    static let sql = """
        SELECT count(*), count(*) FILTER (WHERE process = $1) FROM redress_bench.run WHERE edge = 'acted'
        """

    var process: Int32

    func bind(_ bindings: inout Bindings) {
        bindings.append(process)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (all, ofProcess) = try row.decode((Int, Int).self)
        return Row(all: all, ofProcess: ofProcess)
    }
}
