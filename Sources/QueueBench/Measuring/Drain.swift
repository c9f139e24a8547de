import BenchSupport

/// What the emptying of a full queue came to.
struct Drain: Sendable {
    var jobs: Int
    /// From the first claim to the last completion.
    var seconds: Double
    var buffersPerJob: Double
    var workerMicroseconds: Double?
    var serverMicroseconds: Double?
    /// The longest time in which nothing was completed, in seconds.
    var longestStall: Double?

    var rate: Double { Double(jobs) / seconds }

    init(
        jobs: Int, seconds: Double, before: MeterReading, after: MeterReading, workerSeconds: Double?,
        longestStall: Double? = nil
    ) {
        self.jobs = jobs
        self.seconds = seconds
        self.longestStall = longestStall
        buffersPerJob = Double(after.buffers - before.buffers) / Double(jobs)
        workerMicroseconds = workerSeconds.map { $0 * 1e6 / Double(jobs) }
        if let end = after.serverSeconds, let start = before.serverSeconds {
            serverMicroseconds = (end - start) * 1e6 / Double(jobs)
        }
    }

    /// For notes.
    var words: String {
        let worker = workerMicroseconds.map { ", \($0.short) us" } ?? ""
        let server = serverMicroseconds.map { " + server \($0.short) us" } ?? ""
        return "\(rate.short)/s, \(buffersPerJob.short) buffers\(worker)\(server) a job"
    }
}
