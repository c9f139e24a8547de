import FoundationEssentials
public import Logging
import Postgres

/// What a handler may ask about the attempt it works.
public struct JobContext: Sendable {
    /// Carries the job's id, kind and attempt.
    public let logger: Logger
    /// When the attempt times out.
    public let deadline: ContinuousClock.Instant

    private let job: ClaimedJob
    private let fencing: Fencing

    public init(job: ClaimedJob, logger: Logger, deadline: ContinuousClock.Instant, fencing: Fencing) {
        self.job = job
        self.logger = logger
        self.deadline = deadline
        self.fencing = fencing
    }

    /// Call it right before each effect outside the database. The window that remains is from this answer to the
    /// effect: as long as one call, and never longer than the process may be silent.
    ///
    /// - Throws: `FencedOut` when the job was given to somebody else, or when this process has been silent for so long
    ///   (by a clock that runs on while it is stopped) that it may have been.
    public func checkFence() async throws {
        guard fencing.isTrusted(), try await fencing.isHeld(job), fencing.isTrusted() else {
            throw FencedOut(job: job.id)
        }
    }

    /// Does one outside effect of several, unless an earlier attempt has done it; then answers what it came to. Checks
    /// the fence before.
    ///
    /// Between the effect and its record a crash is possible; so the effect carries `job.effectKey(name)`, by which
    /// the other side can tell that it comes again. Recorded steps go with the payload's day, and with a dead letter.
    ///
    /// - Parameter name: the same at every attempt, and once in a job.
    /// - Throws: what `effect` throws; `FencedOut` as `checkFence`, also after the effect.
    public func step<Value: Codable & Sendable>(
        _ name: String, _ effect: () async throws -> Value
    ) async throws -> Value {
        if let before = try await fencing.findStep(job, name) {
            return try JSONDecoder().decode(Value.self, from: Data(before.bytes))
        }
        try await checkFence()
        let value = try await effect()
        let result = JSONBytes(Array(try JSONEncoder().encode(value)))
        guard try await fencing.recordStep(job, name, result) else { throw FencedOut(job: job.id) }
        return value
    }
}
