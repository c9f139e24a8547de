/// What an attempt came to.
enum AttemptResult: Sendable {
    case answered(JobOutcome)
    case kindPaused
    case failed(category: String)
    /// The process has to stop: the job goes back as if it had not been started.
    case interrupted
    /// Somebody else has it.
    case fencedOut
}

/// What is to be written about an attempt.
enum Completion: Sendable {
    case finish(FinishedJob)
    case postpone(PostponedJob)
    case deadLetter(ClaimedJob, reason: String)
    case release(ClaimedJob)
    /// Put aside until its kind is resumed.
    case park(ClaimedJob)
    /// Written already, or not ours to write.
    case nothing
}

extension Completion {
    /// - Parameter jitter: a random number in 0..<1.
    static func decide(_ job: ClaimedJob, _ result: AttemptResult, policy: RetryPolicy, jitter: Double) -> Completion {
        switch result {
        case .answered(.completed):
            .finish(FinishedJob(id: job.id, fence: job.fence, cancelReason: nil))
        case .answered(.cancelled(let reason)):
            .finish(FinishedJob(id: job.id, fence: job.fence, cancelReason: reason.withoutNul))
        case .answered(.snoozed(let delay)):
            .postpone(PostponedJob(id: job.id, fence: job.fence, delay: max(.zero, delay), error: nil))
        case .answered(.acknowledged):
            .nothing
        case .fencedOut:
            // It may be that only this process was silent for too long, and that the lease is still its own: nobody
            // else would ever take it back. Of a lease that is somebody else's nothing is released.
            .release(job)
        case .failed(let category) where job.isLastAttempt:
            .deadLetter(job, reason: category.withoutNul)
        case .failed(let category):
            .postpone(
                PostponedJob(
                    id: job.id, fence: job.fence,
                    delay: policy.delay(afterAttempt: Int(job.attempt), jitter: jitter), error: category.withoutNul))
        case .interrupted:
            .release(job)
        case .kindPaused:
            .park(job)
        }
    }
}

extension AttemptResult {
    /// For figures; `nil` when the attempt came to nothing.
    var name: String? {
        switch self {
        case .answered(.completed), .answered(.acknowledged): "completed"
        case .answered(.snoozed): "snoozed"
        case .answered(.cancelled): "cancelled"
        case .failed: "failed"
        case .fencedOut: "fenced_out"
        case .interrupted, .kindPaused: nil
        }
    }
}

extension String {
    /// PostgreSQL's text has no NUL; one in a reason must not keep a whole batch from being written.
    fileprivate var withoutNul: String { filter { $0 != "\0" } }
}
