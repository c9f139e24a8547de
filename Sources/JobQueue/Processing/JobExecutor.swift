import FoundationEssentials
import Logging

/// Runs one attempt: is it still wanted, handler, outcome.
struct JobExecutor: Sendable {
    struct TimedOut: CategorizedError {
        var category: String { "timed out" }
    }

    struct NoHandler: CategorizedError {
        var kind: JobKind
        var category: String { "no handler for kind \(kind)" }
    }

    let registry: JobRegistry
    let running: RunningJobs
    let orders: OrderBook
    let statistics: JobStatistics
    let logger: Logger
    let fencing: Fencing

    func execute(_ job: ClaimedJob) async -> Completion {
        let handler = registry.handler(for: job.kind)
        let start = ContinuousClock.now
        let result = await attempt(job, with: handler)
        note(job, result, ran: start.duration(to: .now))
        return .decide(
            job, result, policy: handler?.retryPolicy ?? .standard, jitter: Double.random(in: 0..<1))
    }

    private func attempt(_ job: ClaimedJob, with handler: (any JobHandler)?) async -> AttemptResult {
        if let answer = answerWithoutHandler(job) { return answer }
        do {
            guard let handler else { throw NoHandler(kind: job.kind) }
            return .answered(try await run(job, with: handler))
        } catch is FencedOut {
            logger.info("job fenced out", metadata: metadata(of: job))
            return .fencedOut
        } catch let ended as EndedFromOutside {
            return answer(to: ended.cause, of: job)
        } catch {
            return failure(of: job, error)
        }
    }

    /// What was ordered or ran out while the job waited.
    private func answerWithoutHandler(_ job: ClaimedJob) -> AttemptResult? {
        if job.isExpired { return .answered(.cancelled(reason: "expired")) }
        let orders = orders.current
        if let reason = orders.cancellations[job.id] { return .answered(.cancelled(reason: reason)) }
        return orders.pausedKinds.contains(job.kind) ? .kindPaused : nil
    }

    /// The handler runs in a task of its own, so that it can be cancelled alone.
    private func run(_ job: ClaimedJob, with handler: any JobHandler) async throws -> JobOutcome {
        let deadline = ContinuousClock.now + handler.timeout
        let context = context(for: job, deadline: deadline)
        let task = Task { try await handler.handle(job, context: context) }
        running.add(job.id, task, until: deadline)
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        guard let cause = running.remove(job.id), case .failure(let error) = result, !(error is FencedOut) else {
            return try result.get()
        }
        throw EndedFromOutside(cause: cause)
    }

    private struct EndedFromOutside: Error {
        var cause: RunningJobs.Cause
    }

    private func answer(to cause: RunningJobs.Cause, of job: ClaimedJob) -> AttemptResult {
        switch cause {
        case .timeout: failure(of: job, TimedOut())
        case .order(let reason): .answered(.cancelled(reason: reason))
        case .seatLost: .interrupted
        }
    }

    /// Once the process has to stop, an error is more likely the cancellation's than the job's.
    private func failure(of job: ClaimedJob, _ error: any Error) -> AttemptResult {
        guard !Task.isCancelled else { return .interrupted }
        let category = ErrorCategory.describe(error)
        logger.warning("job failed", metadata: metadata(of: job).merging(["error": "\(category)"]) { $1 })
        return .failed(category: category)
    }

    private func context(for job: ClaimedJob, deadline: ContinuousClock.Instant) -> JobContext {
        var logger = logger
        for (key, value) in metadata(of: job) { logger[metadataKey: key] = value }
        return JobContext(job: job, logger: logger, deadline: deadline, fencing: fencing)
    }

    private func metadata(of job: ClaimedJob) -> Logger.Metadata {
        ["job": "\(job.id)", "kind": "\(job.kind)", "attempt": "\(job.attempt)"]
    }

    private func note(_ job: ClaimedJob, _ result: AttemptResult, ran: Duration) {
        guard let outcome = result.name else { return }
        let waited = Duration.seconds(Date().timeIntervalSince(job.enqueuedAt)) - ran
        statistics.note(job, outcome, ran: ran, waited: waited)
    }
}
