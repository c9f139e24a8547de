public import FoundationEssentials
public import Postgres

/// The queue as an operator or a rehearsal sees it.
public struct Queue: Sendable {
    let pool: ConnectionPool

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

    /// - Returns: whether there was such a dead letter.
    public func retryDeadLetter(_ id: JobID) async throws -> Bool {
        try await !retryDeadLetters([id]).isEmpty
    }

    /// - Returns: those that were dead letters.
    public func retryDeadLetters(_ ids: [JobID]) async throws -> [JobID] {
        try await pool.execute(ResendDeadLetters(ids: ids))
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

    public func pauses() async throws -> [Pause] {
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
}
