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
    let orders: OrderBook
    let statistics: JobStatistics
    let logger: Logger
    let fencing: Fencing

    func execute(_ job: ClaimedJob, on runner: JobRunner) async -> Completion {
        let handler = registry.handler(for: job.kind)
        let start = ContinuousClock.now
        let result = await attempt(job, with: handler, on: runner)
        note(job, result, ran: start.duration(to: .now))
        return .decide(
            job, result, policy: handler?.retryPolicy ?? .standard, jitter: Double.random(in: 0..<1))
    }

    private func attempt(_ job: ClaimedJob, with handler: (any JobHandler)?, on runner: JobRunner) async
        -> AttemptResult
    {
        if let answer = answerWithoutHandler(job) { return answer }
        guard let handler else { return failure(of: job, NoHandler(kind: job.kind)) }
        let deadline = ContinuousClock.now + handler.timeout
        runner.begin(job.id, until: deadline)
        do {
            let context = JobContext(job: job, logger: logger, deadline: deadline, fencing: fencing)
            let outcome = try await handler.handle(job, context: context)
            _ = runner.end()
            return .answered(outcome)
        } catch {
            return answer(to: error, cancelledBy: runner.end(), of: job)
        }
    }

    /// What was ordered or ran out while the job waited.
    private func answerWithoutHandler(_ job: ClaimedJob) -> AttemptResult? {
        if job.isExpired { return .answered(.cancelled(reason: "expired")) }
        let orders = orders.current
        if let reason = orders.cancellations[job.id] { return .answered(.cancelled(reason: reason)) }
        return orders.pausedKinds.contains(job.kind) ? .kindPaused : nil
    }

    private func answer(to error: any Error, cancelledBy cause: JobRunner.Cause?, of job: ClaimedJob) -> AttemptResult {
        if error is FencedOut {
            logger.info("job fenced out", metadata: job.logMetadata)
            return .fencedOut
        }
        switch cause {
        case nil: return failure(of: job, error)
        case .timeout: return failed(job, TimedOut())
        case .order(let reason): return .answered(.cancelled(reason: reason))
        case .seatLost: return .interrupted
        }
    }

    /// Once the process has to stop, an error is more likely the cancellation's than the job's.
    private func failure(of job: ClaimedJob, _ error: any Error) -> AttemptResult {
        Task.isCancelled ? .interrupted : failed(job, error)
    }

    private func failed(_ job: ClaimedJob, _ error: any Error) -> AttemptResult {
        let category = ErrorCategory.describe(error)
        logger.warning("job failed", metadata: job.logMetadata.merging(["error": "\(category)"]) { $1 })
        return .failed(category: category)
    }

    private func note(_ job: ClaimedJob, _ result: AttemptResult, ran: Duration) {
        guard let outcome = result.name else { return }
        let waited = Duration.seconds(Date().timeIntervalSince(job.enqueuedAt)) - ran
        statistics.note(job, outcome, ran: ran, waited: waited)
    }
}
