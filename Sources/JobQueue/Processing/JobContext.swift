public import Logging
import Postgres

/// What a handler may ask about the attempt it works.
public struct JobContext: Sendable {
    /// Carries the job's id, kind and attempt.
    public let logger: Logger
    /// When the attempt times out.
    public let deadline: ContinuousClock.Instant

    private let job: ClaimedJob
    private let isTrusted: @Sendable () -> Bool
    private let isHeld: @Sendable (ClaimedJob) async throws -> Bool

    public init(
        job: ClaimedJob, logger: Logger, deadline: ContinuousClock.Instant,
        isTrusted: @escaping @Sendable () -> Bool, isHeld: @escaping @Sendable (ClaimedJob) async throws -> Bool
    ) {
        self.job = job
        self.logger = logger
        self.deadline = deadline
        self.isTrusted = isTrusted
        self.isHeld = isHeld
    }

    /// Call it right before each effect outside the database. The window that remains is from this answer to the
    /// effect: as long as one call, and never longer than the process may be silent.
    ///
    /// - Throws: `FencedOut` when the job was given to somebody else, or when this process has been silent for so long
    ///   (by a clock that runs on while it is stopped) that it may have been.
    public func checkFence() async throws {
        guard isTrusted(), try await isHeld(job), isTrusted() else { throw FencedOut(job: job.id) }
    }
}
