public import FoundationEssentials
import Postgres

extension Queue {
    /// Jobs and timers, oldest or nearest first. Reads the hot tables: for an operator, not for pages or metrics.
    public func list(_ filter: JobFilter, limit: Int = 100) async throws -> [JobSummary] {
        try await pool.execute(ListJobs(filter: filter, limit: limit))
    }

    /// Jobs and timers, by state, kind and subject; oldest or nearest first.
    public func list(
        state: JobState? = nil, kind: JobKind? = nil, subject: UUID? = nil, limit: Int = 100
    ) async throws -> [JobSummary] {
        try await list(JobFilter(state: state, kind: kind, subject: subject), limit: limit)
    }

    /// Everything about one job; `nil` when there is neither a payload nor a dead letter of it. The payload of a job
    /// that is over is kept for eight days.
    public func show(_ id: JobID) async throws -> JobDetail? {
        guard var job = try await pool.execute(ShowJob(id: id)).first else { return nil }
        job.history = try await pool.execute(ListAttempts(id: id, enqueuedAt: job.enqueuedAt))
        job.steps = try await pool.execute(ListSteps(id: id))
        return job
    }

    /// An armed timer; `nil` when it has fired, was cancelled, or never was.
    public func showTimer(_ id: UUID) async throws -> JobDetail? {
        try await pool.execute(ShowTimer(id: id)).first
    }

    /// The latest rollup, at most ten seconds old while a scheduler leads.
    public func depths() async throws -> [QueueDepth] {
        try await pool.execute(ReadDepths())
    }

    /// The latest line of health; `nil` when no scheduler has led for a day.
    public func health() async throws -> QueueHealth? {
        try await pool.execute(ReadHealth()).first
    }

    /// When a scheduler last ran; `nil` when none has in the last hour or so. For the metric that says it has not.
    public func lastTick() async throws -> Date? {
        try await pool.execute(FindLastTick()).first ?? nil
    }

    /// How long ago that was, by the database's clock; ticks come every second. `nil` as `lastTick`.
    public func tickAge() async throws -> Duration? {
        let seconds = try await pool.execute(FindTickAge()).first ?? nil
        return seconds.map { .seconds($0) }
    }

    /// How the queue stands. Cheap enough to repeat every few seconds.
    public func report() async throws -> QueueReport {
        QueueReport(
            depths: try await depths(), rates: try await pool.execute(ReadRates()),
            deadLetters: try await pool.execute(CountDeadLetters()), pauses: try await pauses(),
            health: try await health(), lastTick: try await lastTick())
    }
}
