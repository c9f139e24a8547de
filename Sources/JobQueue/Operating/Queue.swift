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

    /// Ends jobs: what waits ends at once, what runs is asked to.
    ///
    /// - Parameter reason: goes into the history; never personal data.
    /// - Returns: those that were found unfinished.
    public func cancel(_ ids: [JobID], reason: String) async throws -> [CancelledJob] {
        try await pool.execute(CancelJobs(ids: ids, reason: reason))
    }

    /// Gives waiting jobs another queue, provider or priority; `nil` leaves one as it is.
    ///
    /// - Returns: those that moved. One that runs does not.
    public func move(
        _ ids: [JobID], to queue: QueueName? = nil, provider: String? = nil, priority: Int16? = nil
    ) async throws -> [JobID] {
        try await pool.execute(MoveJobs(ids: ids, queue: queue, provider: provider, priority: priority))
    }

    /// Throws dead letters away; the history of their attempts stays.
    public func discardDeadLetters(_ ids: [JobID]) async throws -> [JobID] {
        try await pool.execute(DiscardDeadLetters(ids: ids))
    }

    /// Workers see it within a second. What runs goes on.
    ///
    /// - Returns: whether it was not paused before.
    public func pause(_ pausable: Pausable, reason: String? = nil) async throws -> Bool {
        try await pool.execute(PauseWork(pausable: pausable, reason: reason)) == [true]
    }

    /// - Returns: whether it was paused.
    public func resume(_ pausable: Pausable) async throws -> Bool {
        try await pool.execute(ResumeWork(pausable: pausable)) == [true]
    }

    public func pauses() async throws -> [Pausable] {
        try await pool.execute(ListPauses())
    }

    /// Workers see it within a second. Lowering a cap lets what runs end.
    ///
    /// - Throws: `PostgresError` for a rate without a cap.
    public func limit(_ scope: Scope, to limit: ScopeLimit) async throws {
        _ = try await pool.execute(SetLimit(scope: scope, limit: limit))
    }

    /// - Returns: whether there was a limit.
    public func removeLimit(of scope: Scope) async throws -> Bool {
        try await !pool.execute(RemoveLimit(scope: scope)).isEmpty
    }

    public func limits() async throws -> [LimitedScope] {
        try await pool.execute(ListLimits())
    }

    /// The latest rollup, at most ten seconds old while a scheduler leads.
    public func depths() async throws -> [QueueDepth] {
        try await pool.execute(ReadDepths())
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
}
