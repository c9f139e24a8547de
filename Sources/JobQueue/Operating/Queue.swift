public import FoundationEssentials
public import Postgres

/// The queue as an operator or a rehearsal sees it.
public struct Queue: Sendable {
    private let pool: ConnectionPool

    public init(pool: ConnectionPool) {
        self.pool = pool
    }

    /// True when nothing is ready, leased or in retry, and no timer is due at `caseNow` (`nil`: by the database's
    /// clock). Then case time may move on.
    public func isIdle(caseNow: Date?) async throws -> Bool {
        try await pool.execute(CheckIdle(caseNow: caseNow)) == [true]
    }

    /// When the earliest armed timer is due; `nil` when there is none.
    public func nextTimerDue() async throws -> Date? {
        try await pool.execute(FindNextTimer()).first
    }

    /// Jobs and timers, by state, kind and subject; oldest or nearest first.
    public func list(
        state: JobState? = nil, kind: JobKind? = nil, subject: UUID? = nil, limit: Int = 100
    ) async throws -> [JobSummary] {
        try await pool.execute(ListJobs(state: state, kind: kind, subject: subject, limit: limit))
    }

    /// - Returns: whether there was such a dead letter.
    public func retryDeadLetter(_ id: JobID) async throws -> Bool {
        try await !pool.execute(RetryDeadLetter(id)).isEmpty
    }

    /// - Returns: the jobs sent again.
    public func retryDeadLetters(_ filter: RetryDeadLetters) async throws -> [JobID] {
        try await pool.execute(filter)
    }

    /// The latest rollup, at most ten seconds old while a scheduler leads.
    public func depths() async throws -> [QueueDepth] {
        try await pool.execute(ReadDepths())
    }

    /// When a scheduler last ran; `nil` when none has in the last hour or so. For the metric that says it has not.
    public func lastTick() async throws -> Date? {
        try await pool.execute(FindLastTick()).first ?? nil
    }
}
