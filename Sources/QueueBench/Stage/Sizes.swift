/// How much of everything.
struct Sizes: Sendable {
    var jobs: Int
    var pairs: Int
    /// Jobs enqueued in one go.
    var bulk = 100_000
    /// Jobs between the opening of a snapshot and the measurement.
    var sinceSnapshot: Int
    /// Finished jobs that lie about.
    var retained: Int
    var timers: Int
    var dueTimers: Int
    var latencyRuns: Int
    var latencySeconds: Int
    var idleSeconds: Int
    /// How long a process is stopped.
    var stopSeconds: Int
    var soakSeconds: Int
    var leasedJobs = 200

    init(_ options: BenchOptions) {
        self = options.isFull ? .full : .quick
        if let jobs = options.jobs { shrink(to: jobs) }
        if let pairs = options.pairs { (self.pairs, latencyRuns) = (pairs, min(latencyRuns, pairs)) }
    }

    private static let quick = Sizes(
        jobs: 100_000, pairs: 3, sinceSnapshot: 50_000, retained: 1_000_000, timers: 500_000, dueTimers: 10_000,
        latencyRuns: 7, latencySeconds: 3, idleSeconds: 10, stopSeconds: 30, soakSeconds: 120)
    private static let full = Sizes(
        jobs: 100_000, pairs: 7, sinceSnapshot: 300_000, retained: 10_000_000, timers: 5_000_000, dueTimers: 100_000,
        latencyRuns: 7, latencySeconds: 10, idleSeconds: 60, stopSeconds: 30, soakSeconds: 3600)

    private init(
        jobs: Int, pairs: Int, sinceSnapshot: Int, retained: Int, timers: Int, dueTimers: Int, latencyRuns: Int,
        latencySeconds: Int, idleSeconds: Int, stopSeconds: Int, soakSeconds: Int
    ) {
        self.jobs = jobs
        self.pairs = pairs
        self.sinceSnapshot = sinceSnapshot
        self.retained = retained
        self.timers = timers
        self.dueTimers = dueTimers
        self.latencyRuns = latencyRuns
        self.latencySeconds = latencySeconds
        self.idleSeconds = idleSeconds
        self.stopSeconds = stopSeconds
        self.soakSeconds = soakSeconds
    }

    /// Fewer jobs make everything else smaller in proportion, as far as that makes sense.
    private mutating func shrink(to jobs: Int) {
        let part = min(1, Double(jobs) / Double(self.jobs))
        self.jobs = jobs
        sinceSnapshot = Int(Double(sinceSnapshot) * part)
        retained = Int(Double(retained) * part)
        bulk = max(1, Int(Double(bulk) * part))
        timers = max(dueTimers / 10, Int(Double(timers) * part))
        dueTimers = max(10, Int(Double(dueTimers) * part))
        leasedJobs = min(leasedJobs, max(10, jobs / 10))
        // Still longer than the ten seconds after which a silent process is taken for dead.
        if part < 0.1 { (stopSeconds, idleSeconds, soakSeconds) = (16, 3, 24) }
    }
}
