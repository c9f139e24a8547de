import Logging

/// Runs one attempt: handler, timeout, outcome.
struct JobExecutor: Sendable {
    struct TimedOut: CategorizedError {
        var category: String { "timed out" }
    }

    struct NoHandler: CategorizedError {
        var kind: JobKind
        var category: String { "no handler for kind \(kind)" }
    }

    let registry: JobRegistry
    let logger: Logger
    let isTrusted: @Sendable () -> Bool
    let isHeld: @Sendable (ClaimedJob) async throws -> Bool

    func execute(_ job: ClaimedJob) async -> Completion {
        let handler = registry.handler(for: job.kind)
        let result = await attempt(job, with: handler)
        return .decide(
            job, result, policy: handler?.retryPolicy ?? .standard, jitter: Double.random(in: 0..<1))
    }

    private func attempt(_ job: ClaimedJob, with handler: (any JobHandler)?) async -> AttemptResult {
        do {
            guard let handler else { throw NoHandler(kind: job.kind) }
            return .answered(try await run(job, with: handler))
        } catch is FencedOut {
            logger.info("job fenced out", metadata: metadata(of: job))
            return .fencedOut
        } catch {
            return failure(of: job, error)
        }
    }

    /// Once the process has to stop, an error is more likely the cancellation's than the job's.
    private func failure(of job: ClaimedJob, _ error: any Error) -> AttemptResult {
        guard !Task.isCancelled else { return .interrupted }
        let category = ErrorCategory.describe(error)
        logger.warning("job failed", metadata: metadata(of: job).merging(["error": "\(category)"]) { $1 })
        return .failed(category: category)
    }

    private func run(_ job: ClaimedJob, with handler: any JobHandler) async throws -> JobOutcome {
        let timeout = handler.timeout
        let context = context(for: job, deadline: .now + timeout)
        return try await withThrowingTaskGroup(of: JobOutcome.self) { group in
            group.addTask { try await handler.handle(job, context: context) }
            group.addTask {
                try await Task.sleep(for: timeout)
                throw TimedOut()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .completed
        }
    }

    private func context(for job: ClaimedJob, deadline: ContinuousClock.Instant) -> JobContext {
        var logger = logger
        for (key, value) in metadata(of: job) { logger[metadataKey: key] = value }
        return JobContext(job: job, logger: logger, deadline: deadline, isTrusted: isTrusted, isHeld: isHeld)
    }

    private func metadata(of job: ClaimedJob) -> Logger.Metadata {
        ["job": "\(job.id)", "kind": "\(job.kind)", "attempt": "\(job.attempt)"]
    }
}
