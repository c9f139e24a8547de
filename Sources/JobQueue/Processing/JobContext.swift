import FoundationEssentials
public import Logging
import Postgres

/// What a handler may ask about the attempt it works.
public struct JobContext: Sendable {
    /// When the attempt times out.
    public let deadline: ContinuousClock.Instant

    private let job: ClaimedJob
    private let plainLogger: Logger
    private let fencing: Fencing

    public init(job: ClaimedJob, logger: Logger, deadline: ContinuousClock.Instant, fencing: Fencing) {
        self.job = job
        plainLogger = logger
        self.deadline = deadline
        self.fencing = fencing
    }

    /// Carries the job's id, kind and attempt. Made when it is asked for, because most jobs log nothing.
    public var logger: Logger {
        var logger = plainLogger
        for (key, value) in job.logMetadata { logger[metadataKey: key] = value }
        return logger
    }

    /// Call it right before each effect outside the database. The window that remains is from this answer to the
    /// effect; a process that is stopped right then makes it longer. A second copy is possible as well when the process
    /// is lost after the effect and before the acknowledgement.
    ///
    /// - Throws: `FencedOut` when the job was given to somebody else, or when this process has been silent for so long
    ///   (by a clock that runs on while it is stopped) that it may have been.
    public func checkFence() async throws {
        // The limit from before the question counts: a process that was stopped in between and has beaten since is
        // trusted again, and yet others may have had the job meanwhile.
        guard let limit = fencing.trustedUntil(), try await fencing.isHeld(job), .now < limit else {
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

extension ClaimedJob {
    /// What a line in the log says about a job: never more.
    var logMetadata: Logger.Metadata { ["job": "\(id)", "kind": "\(kind)", "attempt": "\(attempt)"] }
}
